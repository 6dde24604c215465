package io.lotse.knowledge.indexing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Which documents changed, in the order of commits. A change is read only once every transaction that began before its
 * own has ended: what commits later then also comes later, and no cursor ever passes over it.
 */
@ApplicationScoped
public class IndexChanges {
  /** Before the first change. */
  static final String FIRST = "0:0";
  private final Event<IndexChanged> events;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  IndexChanges() {
    this(null);
  }

  @Inject
  IndexChanges(Event<IndexChanged> events) {
    this.events = events;
  }

  /** A change and how far one has read when it is done with. */
  record Change(UUID documentId, String position) {}

  /** Notes that a document has changed or is gone, within the transaction that changes it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(UUID documentId) {
    store.createNativeQuery("delete from index_change where document_id = :id").setParameter("id", documentId)
        .executeUpdate();
    store.createNativeQuery("insert into index_change (document_id) values (:id)").setParameter("id", documentId)
        .executeUpdate();
    events.fire(new IndexChanged());
  }

  /**
   * Takes in changes that came from another database cluster, as after a dump and restore: this one has not begun their
   * transactions, so their turn would never come. They become changes of now, which every node reads, however far it
   * has read. A visible row whose transaction this cluster has not begun can only have come from another.
   *
   * @return how many there were
   */
  @Transactional
  int adopt() {
    return store.createNativeQuery("""
        update index_change set transaction_id = pg_current_xact_id()
        where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())""").executeUpdate();
  }

  /** Whether a position lies in another cluster's future: no transaction of this one has got there. */
  @Transactional
  boolean isBeyond(String position) {
    return (Boolean) store
        .createNativeQuery("select cast(:transaction as xid8) >= pg_snapshot_xmax(pg_current_snapshot())")
        .setParameter("transaction", position.split(":", 2)[0]).getSingleResult();
  }

  /** The next changes after a position, in order; {@code null} = from the first. */
  @Transactional
  List<Change> after(String position, int limit) {
    String[] parts = (position == null ? FIRST : position).split(":", 2);
    List<?> rows = store.createNativeQuery("""
        select document_id, cast(transaction_id as text) || ':' || id
        from index_change
        where (transaction_id, id) > (cast(:transaction as xid8), :id)
          and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id, id limit :limit""").setParameter("transaction", parts[0])
        .setParameter("id", Long.parseLong(parts[1])).setParameter("limit", limit).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Change((UUID) row[0], (String) row[1])).toList();
  }
}
