package io.lotse.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** Questions of conversations that got an answer which rests on nothing, and what humans said instead. */
@Offered("teaching: to learn what nobody has written down yet")
@ApplicationScoped
public class Ungrounded {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A question whose answer rests on nothing; {@code answerId} names the answer. */
  public record Asked(UUID answerId, UUID sessionId, UUID personId, String question, Instant at) {}

  /**
   * The newest first. Answers that asked back, or were stopped, are none.
   *
   * @param since when the answer was stored or changed
   */
  @Transactional
  public List<Asked> since(Instant since, int limit) {
    return store.createQuery("""
        select a.id, s.id, s.personId, q.content, a.updatedAt
        from Message a join Message q on q.id = a.answersId join ChatSession s on s.id = a.sessionId
        where a.grounded = false and a.updatedAt > :since and a.finishReason in ('answered', 'budget')
          and s.deletedAt is null
        order by a.updatedAt desc, a.id desc""", Asked.class).setParameter("since", since).setMaxResults(limit)
        .getResultList();
  }

  /** The first thing that a human has said in the conversation after that answer; empty when none has yet. */
  @Transactional
  public Optional<String> humanReply(UUID answerId) {
    return store.createQuery("""
        select h.content from Message a join Message h on h.sessionId = a.sessionId and h.position > a.position
        where a.id = :answer and h.role = 'human' order by h.position""", String.class)
        .setParameter("answer", answerId).setMaxResults(1).getResultStream().findFirst();
  }
}
