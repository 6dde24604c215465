package io.lotse.chat;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.AgentEvent;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Caller;
import io.lotse.platform.limit.TokenBudget;

/** Holds the answers to people within their daily budget of tokens; keys have none. */
@ApplicationScoped
class Spending {
  private static final System.Logger LOG = System.getLogger(Spending.class.getName());
  private final TokenBudget budget;

  Spending() {
    this(null);
  }

  @Inject
  Spending(TokenBudget budget) {
    this.budget = budget;
  }

  /**
   * 429 {@code token_budget_spent} where nothing is left, {@code token_budget_in_use} where answers that run may use it up;
   * else the listener, who has what is spent counted.
   *
   * @param permit of the answer, which is counted as running until it ends or the permit returns
   */
  Answers.Listener counted(Caller caller, AnswersExecutor.Permit permit, Answers.Listener listener) {
    if (!(caller instanceof Caller.Person person)) {
      return listener;
    }
    Runnable end = budget.admit(person.id());
    permit.afterwards(end);
    return (asked, live) -> {
      Consumer<AgentEvent> told = listener.begin(asked, live);
      return event -> {
        switch (event) {
          case AgentEvent.Spent spent -> count(person.id(), spent.tokens());
          case AgentEvent.Answered answered -> end.run();
          case AgentEvent.Failed failed -> end.run();
          default -> {
          }
        }
        told.accept(event);
      };
    };
  }

  /** An answer is worth more than its count. */
  private void count(UUID person, IntSupplier tokens) {
    try {
      budget.spend(person, tokens);
    } catch (RuntimeException uncounted) {
      LOG.log(System.Logger.Level.WARNING, "tokens of an answer could not be counted", uncounted);
    }
  }
}
