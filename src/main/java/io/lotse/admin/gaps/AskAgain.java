package io.lotse.admin.gaps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** Asks the assistant as anybody would, without a conversation: nothing is kept, and nobody is told. */
@ApplicationScoped
public class AskAgain {
  /** What comes before and after a run, beside the time that it may take. */
  private static final Duration MORE = Duration.ofSeconds(10);
  private static final Duration FINDABLE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(200);
  private final Agent agent;
  private final AnswersExecutor executor;
  private final Editing content;

  AskAgain() {
    this(null, null, null);
  }

  @Inject
  AskAgain(Agent agent, AnswersExecutor executor, Editing content) {
    this.agent = agent;
    this.executor = executor;
    this.content = content;
  }

  /** The same, once an entry of the FAQ can be found that was just written; null = none. It is not waited for for long. */
  public Answer ask(String question, Integer faqId) {
    Instant end = Instant.now().plus(FINDABLE);
    while (faqId != null && !content.isFound(faqId) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return ask(question);
  }

  /**
   * The answer as people would get it now.
   *
   * @throws Problem what kept it from being made; 503 {@code too_many_answers}, {@code answer_too_late}
   */
  public Answer ask(String question) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Cancellation cancellation = new Cancellation();
    AnswersExecutor.Permit permit = executor.admit();
    permit.run(() -> {
      try {
        agent.run(Question.once(Ids.next(), question, List.of(), null), event -> hear(event, answer), cancellation);
      } catch (Throwable broken) {
        // Also an Error ends the waiting.
        answer.completeExceptionally(broken);
      }
    });
    try {
      return answer.get(Settings.current().duration(Setting.AGENT_MAX_DURATION).plus(MORE).toSeconds(), TimeUnit.SECONDS);
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

  private static void hear(AgentEvent event, CompletableFuture<Answer> answer) {
    switch (event) {
      case AgentEvent.Answered answered -> answer.complete(answered.answer());
      case AgentEvent.Failed failed -> answer.completeExceptionally(failed.problem());
      default -> {
      }
    }
  }
}
