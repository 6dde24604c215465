package io.lotse.agent.tools;

import java.time.Instant;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** What tools have done outside: each call of a run does it once, however often the run is taken up again. */
@ApplicationScoped
class Effects {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /**
   * Does it in one transaction with the note that it is done.
   *
   * @param effect gives what the model is told; not done when the call has done it before
   * @return what the model is told, then and now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  String once(Situation call, Supplier<String> effect) {
    boolean first = store.createNativeQuery("insert into tool_effect (run, call_id, told, created_at)"
        + " values (:run, :call, '', :now) on conflict do nothing").setParameter("run", call.run())
        .setParameter("call", call.callId()).setParameter("now", Instant.now()).executeUpdate() == 1;
    if (!first) {
      return (String) store.createNativeQuery("select told from tool_effect where run = :run and call_id = :call",
          String.class).setParameter("run", call.run()).setParameter("call", call.callId()).getSingleResult();
    }
    String told = effect.get();
    store.createNativeQuery("update tool_effect set told = :told where run = :run and call_id = :call")
        .setParameter("told", told).setParameter("run", call.run()).setParameter("call", call.callId())
        .executeUpdate();
    return told;
  }
}
