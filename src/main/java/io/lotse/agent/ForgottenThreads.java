package io.lotse.agent;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.platform.Ids;
import io.lotse.platform.Json;
import io.lotse.platform.Offered;
import io.lotse.platform.outbox.DeliveryFailed;
import io.lotse.platform.outbox.Outbox;
import io.lotse.platform.outbox.OutboxDelivery;
import io.lotse.platform.outbox.OutboxItem;

/**
 * Forgets threads for good: their runs with the caller's transaction, their steps right after it. A run that was still
 * going may write a step more, so the steps are looked at once again when it must have ended.
 */
@Offered("chat: when a person is deleted")
@ApplicationScoped
public class ForgottenThreads implements OutboxDelivery {
  private static final String KIND = "agent-threads";
  private static final int AT_A_TIME = 200;
  private static final Duration RUN_IS_OVER = Duration.ofMinutes(5);
  private final Steps steps;
  private final Outbox outbox;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** What is to go. */
  private record Threads(List<UUID> ids, boolean live) {}

  ForgottenThreads() {
    this(null, null);
  }

  @Inject
  ForgottenThreads(Steps steps, Outbox outbox) {
    this.steps = steps;
    this.outbox = outbox;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(Collection<UUID> threads) {
    List<UUID> all = List.copyOf(threads);
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      List<UUID> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
      boolean live = store.createQuery("select count(r) from RunRow r where r.thread in :threads"
          + " and r.state = 'running'", Long.class).setParameter("threads", some).getSingleResult() > 0;
      store.createQuery("delete from RunRow r where r.thread in :threads").setParameter("threads", some)
          .executeUpdate();
      file(new Threads(some, live));
    }
  }

  private void file(Threads threads) {
    outbox.file(KIND, Ids.next().toString(), Json.text(threads));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void deliver(OutboxItem item) throws DeliveryFailed {
    Threads threads = read(item.payload());
    steps.forget(threads.ids());
    if (threads.live() && item.attempt() == 1) {
      throw new DeliveryFailed("done; looked at once again when the last run is over", RUN_IS_OVER);
    }
  }

  private static Threads read(String payload) {
    try {
      return Json.MAPPER.readValue(payload, Threads.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalArgumentException(notOurs);
    }
  }
}
