package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.embedding.ChunkVectors;
import io.lotse.knowledge.embedding.LiveEmbedding;

/**
 * Which generation of the index answers, and which is being made: for all nodes the same. A new one is made when the
 * embedding model is another than before; it takes over once every chunk has its vector of the new model. A document of
 * which the new model could not embed the chunks does not hold the others up: it is found by its words.
 */
@ApplicationScoped
public class Generations {
  private static final System.Logger LOG = System.getLogger(Generations.class.getName());
  private static final String OPEN = "select number, identity, state = 'live' from index_generation "
      + "where state <> 'retired' order by state desc";
  private final Event<IndexChanged> events;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Generations() {
    this(null);
  }

  @Inject
  Generations(Event<IndexChanged> events) {
    this.events = events;
  }

  /** Sees to it that there is a generation for the model of the settings; an unfinished one of any other is given up. */
  @Transactional
  void want(String identity) {
    lock();
    Optional<Generation> live = open().stream().filter(Generation::live).findFirst();
    store.createNativeQuery(
        "update index_generation set state = 'retired', changed_at = now() where state = 'building' "
            + "and (identity <> :identity or :live)").setParameter("identity", identity)
        .setParameter("live", live.filter(each -> each.identity().equals(identity)).isPresent()).executeUpdate();
    if (open().stream().noneMatch(each -> each.identity().equals(identity))) {
      store.createNativeQuery("insert into index_generation (identity, state) values (:identity, :state)")
          .setParameter("identity", identity).setParameter("state", live.isPresent() ? "building" : "live")
          .executeUpdate();
      live.ifPresent(old -> LOG.log(Level.INFO, "the library is embedded anew by {0}; {1} answers meanwhile", identity,
          old.identity()));
    }
  }

  /** The one that answers, and the one that is being made, if any. */
  @Transactional
  List<Generation> open() {
    List<?> rows = store.createNativeQuery(OPEN).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Generation((Integer) row[0], (String) row[1],
        (Boolean) row[2])).toList();
  }

  /** Lets the generation that is being made answer, if it is complete. */
  @Transactional
  boolean promote(Generation next) {
    lock();
    if (open().stream().noneMatch(each -> each.equals(next)) || !isComplete(next.identity())) {
      return false;
    }
    change("state = 'live'", "retired");
    change("number = " + next.number(), "live");
    LOG.log(Level.INFO, "the search index of {0} is complete and answers from now on", next.identity());
    events.fire(new IndexChanged());
    return true;
  }

  private void change(String which, String state) {
    store.createNativeQuery("update index_generation set state = :state, changed_at = now() where " + which)
        .setParameter("state", state).executeUpdate();
  }

  private boolean isComplete(String identity) {
    return identity.equals(LiveEmbedding.NONE) || store.createNativeQuery("""
        select 1 from document d
        where (""" + ChunkVectors.AWAITED + ") limit 1").setParameter("model", identity).getResultList().isEmpty();
  }

  /** Removes vectors of models that have not answered for long and are not about to. */
  @Transactional
  public int removeOldVectors() {
    return store.createNativeQuery("""
        delete from chunk_vector v where v.model in
          (select identity from index_generation where state = 'retired' and changed_at < now() - interval '1 day')
          and v.model not in (select identity from index_generation
            where state <> 'retired' or changed_at >= now() - interval '1 day')""").executeUpdate();
  }

  private void lock() {
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('lotse.generations')) as text)")
        .getResultList();
  }
}
