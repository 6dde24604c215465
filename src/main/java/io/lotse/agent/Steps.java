package io.lotse.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.mongodb.client.model.Indexes;

import io.lotse.platform.mongo.SharedMongo;

/** The finished steps of all threads, insert-only. */
@ApplicationScoped
class Steps {
  /** More than any run takes, and enough of the turns before it. */
  private static final int REMEMBERED = 200;
  @PersistenceContext(unitName = "threads")
  private EntityManager store;

  void index(@Observes @Initialized(ApplicationScoped.class) Object started) {
    SharedMongo.database().getCollection("agent_steps").createIndex(Indexes.ascending("thread", "sequence"));
  }

  /** Writes the step; fails when another writer has written its sequence number first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void append(Step step) {
    store.persist(step);
  }

  /** The newest steps of a thread, oldest first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<Step> newest(UUID thread) {
    List<Step> steps = new ArrayList<>(store
        .createQuery("select s from Step s where s.thread = :thread order by s.sequence desc", Step.class)
        .setParameter("thread", thread.toString()).setMaxResults(REMEMBERED).getResultList());
    Collections.reverse(steps);
    return steps;
  }
}
