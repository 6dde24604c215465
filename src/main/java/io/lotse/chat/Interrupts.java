package io.lotse.chat;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.agent.Answer;
import io.lotse.agent.Runs;
import io.lotse.platform.Problem;

/**
 * What the agent has asked back. A conversation has at most one open question; whoever replies holds the conversation's
 * row, so of several replies one is first and the others find it closed.
 */
@ApplicationScoped
class Interrupts {
  private final Runs runs;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Interrupts() {
    this(null);
  }

  @Inject
  Interrupts(Runs runs) {
    this.runs = runs;
  }

  /**
   * Closes the open question of a conversation that is held, as a message comes.
   *
   * @param choice which question the message replies to; null = the open one
   * @return the message that asked what it replies to; null where it is no reply. 409 {@code interrupt_closed} when it
   *   replies to a question that is not open
   */
  @Transactional(Transactional.TxType.MANDATORY)
  UUID answered(ChatSession session, InterruptChoice choice) {
    UUID open = session.getOpenInterruptId();
    UUID replied = choice == null ? open : choice.id();
    if (replied != null && !replied.equals(open)) {
      Problem closed = Problem.conflict("interrupt_closed",
          "The agent is not waiting for an answer to this question.");
      throw store.contains(session) ? closed.with("session", session.view()) : closed;
    }
    return open == null ? null : closed(session, replied);
  }

  private UUID closed(ChatSession session, UUID replied) {
    UUID asking = store.createQuery("select m.id from Message m where m.interruptId = :open", UUID.class)
        .setParameter("open", session.getOpenInterruptId()).getSingleResult();
    runs.resume(asking);
    session.closeInterrupt();
    return replied == null ? null : asking;
  }

  /** The message is made once more, so nobody waits for a reply to what it asked. */
  @Transactional(Transactional.TxType.MANDATORY)
  void close(ChatSession session, Message message) {
    if (message.getInterruptId() != null && message.getInterruptId().equals(session.getOpenInterruptId())) {
      session.closeInterrupt();
    }
  }

  /** Holds the conversation before its run where the answer will ask back: the order in which everybody holds them. */
  @Transactional(Transactional.TxType.MANDATORY)
  void hold(UUID answerId, Answer answer) {
    if (answer.clarification() != null) {
      store.find(ChatSession.class, store.find(Message.class, answerId).getSessionId(), LockModeType.PESSIMISTIC_WRITE);
    }
  }

  /** A stored answer asks back: the conversation, which is held, waits for the reply. */
  @Transactional(Transactional.TxType.MANDATORY)
  void opened(Message message, Answer answer) {
    if (answer.clarification() != null) {
      store.find(ChatSession.class, message.getSessionId()).open(answer.clarification().interruptId());
    }
  }
}
