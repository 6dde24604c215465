package io.lotse.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Ids;
import io.lotse.platform.Offered;
import io.lotse.platform.nodes.Announcements;

/**
 * What is to be done outside (a webhook called, a mail sent) once the caller's transaction has committed, and not if it
 * has not. It is done at least once: retried with growing pauses, after a crash too, and kept as a dead letter when it
 * never works.
 */
@Offered("handoff and whoever sends mails: to have something delivered")
@ApplicationScoped
public class Outbox {
  static final String CHANNEL = "outbox";
  private final Announcements announcements;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Outbox() {
    this(null);
  }

  @Inject
  Outbox(Announcements announcements) {
    this.announcements = announcements;
  }

  /**
   * Files something within the caller's transaction.
   *
   * @param kind who delivers it: the {@link OutboxDelivery#kind()}
   * @param idempotencyKey names it among its kind; what was filed under the same key before is not filed again, for as
   *     long as the first is known (seven days after it was delivered)
   * @param payload what the delivery needs; blanked once it is delivered
   * @return false when it had been filed before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean file(String kind, String idempotencyKey, String payload) {
    boolean fresh = store.createNativeQuery("""
        insert into outbox (id, kind, idempotency_key, payload, state, not_before, created_at, updated_at)
        values (:id, :kind, :key, :payload, 'waiting', now(), now(), now())
        on conflict (kind, idempotency_key) do nothing""").setParameter("id", Ids.next()).setParameter("kind", kind)
        .setParameter("key", idempotencyKey).setParameter("payload", payload).executeUpdate() == 1;
    if (fresh) {
      announcements.announce(CHANNEL, kind);
    }
    return fresh;
  }
}
