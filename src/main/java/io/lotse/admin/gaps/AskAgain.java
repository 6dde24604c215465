package io.lotse.admin.gaps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.AgentEvent;
import io.lotse.agent.Answer;
import io.lotse.agent.Question;
import io.lotse.content.Editing;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Ids;
import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.limit.TokenBudget;

/** Asks the assistant as anybody would, without a conversation: nothing is kept but what it cost who has asked. */
@ApplicationScoped
public class AskAgain {
  private static final System.Logger LOG = System.getLogger(AskAgain.class.getName());
  /** What comes before and after a run, beside the time that it may take. */
  private static final Duration MORE = Duration.ofSeconds(10);
  private static final Duration FINDABLE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(200);
  private final Agent agent;
  private final AnswersExecutor executor;
  private final Editing content;
  private final TokenBudget budget;

  AskAgain() {
    this(null, null, null, null);
  }

  @Inject
  AskAgain(Agent agent, AnswersExecutor executor, Editing content, TokenBudget budget) {
    this.agent = agent;
    this.executor = executor;
    this.content = content;
    this.budget = budget;
  }

  /**
   * The answer as people would get it now.
   *
   * @param faqId an entry of the FAQ that was just written; it is waited for, but not for long. Null = none
   * @param by whose budget of tokens is used
   * @throws Problem what kept it from being made; 429 {@code token_budget_spent}, 503 {@code too_many_answers},
   *   {@code answer_too_late}
   */
  public Answer ask(String question, Integer faqId, UUID by) {
    budget.admit(by);
    Instant end = Instant.now().plus(FINDABLE);
    while (faqId != null && !content.isFound(faqId) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return ask(question, by);
  }

  private Answer ask(String question, UUID by) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Cancellation cancellation = new Cancellation();
    AnswersExecutor.Permit permit = executor.admit();
    permit.run(() -> {
      try {
        agent.run(Question.once(Ids.next(), question, List.of(), null), event -> hear(event, answer, by), cancellation);
      } catch (Throwable broken) {
        // Also an Error ends the waiting.
        answer.completeExceptionally(broken);
      }
    });
    try {
      return answer.get(Settings.current().duration(Setting.AGENT_MAX_DURATION).plus(MORE).toSeconds(),
          TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      cancellation.cancel();
      throw Problem.unavailable("answer_too_late", "The answer took too long.", Duration.ofSeconds(10), late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Problem problem ? problem : Incidents.problem(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
      throw Problem.unavailable("server_stopping", "The server is stopping.", Duration.ofSeconds(10), stopped);
    }
  }

  private void hear(AgentEvent event, CompletableFuture<Answer> answer, UUID by) {
    switch (event) {
      case AgentEvent.Answered answered -> answer.complete(answered.answer());
      case AgentEvent.Spent spent -> count(by, spent);
      case AgentEvent.Failed failed -> answer.completeExceptionally(failed.problem());
      default -> {
      }
    }
  }

  /** An answer is worth more than its count. */
  private void count(UUID by, AgentEvent.Spent spent) {
    try {
      budget.spend(by, spent.tokens());
    } catch (RuntimeException uncounted) {
      LOG.log(System.Logger.Level.WARNING, "tokens of an answer could not be counted", uncounted);
    }
  }
}
