package io.lotse.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;

import io.lotse.platform.mongo.MongoIndexes;
import io.lotse.platform.mongo.SharedMongo;

/** The finished steps of all threads, insert-only. */
@ApplicationScoped
class Steps {
  /** More than any run takes, and enough of the turns before it. */
  private static final int REMEMBERED = 200;
  private static final int AT_A_TIME = 50;
  private static final String COLLECTION = "agent_steps";
  @PersistenceContext(unitName = "threads")
  private EntityManager store;

  void index(@Observes @Initialized(ApplicationScoped.class) Object started, MongoIndexes indexes) {
    indexes.ensure(COLLECTION, List.of(Indexes.ascending("thread", "sequence")));
  }

  /** Writes the step; fails when another writer has written its sequence number first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void append(Step step) {
    store.persist(step);
  }

  /** Removes all steps of these threads. */
  void forget(Collection<UUID> threads) {
    SharedMongo.database().getCollection(COLLECTION).deleteMany(Filters.in("thread", threads.stream()
        .map(UUID::toString).toList()));
  }

  /**
   * The newest steps of a thread, oldest first. They are asked for by their ids, which are known as sequence numbers have
   * no gaps: that is quick also in a store that knows no index but that of ids.
   */
  List<Step> newest(UUID thread) {
    List<Step> steps = all(thread);
    return List.copyOf(steps.subList(Math.max(0, steps.size() - REMEMBERED), steps.size()));
  }

  /** All steps of a thread, oldest first. */
  List<Step> all(UUID thread) {
    List<Step> steps = new ArrayList<>();
    for (long from = 1; steps.size() == from - 1; from += AT_A_TIME) {
      List<String> ids = LongStream.range(from, from + AT_A_TIME).mapToObj(number -> Step.id(thread, number)).toList();
      SharedMongo.database().getCollection(COLLECTION).find(Filters.in("_id", ids)).map(Step::new).into(steps);
    }
    steps.sort(Comparator.comparingLong(Step::getSequence));
    return steps;
  }
}
