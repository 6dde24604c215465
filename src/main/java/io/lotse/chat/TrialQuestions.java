package io.lotse.chat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.AgentEvent;
import io.lotse.platform.Caller;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Asks as {@code /agent/ask} does, with a prompt profile of one's choice: to see how it answers. Nothing is kept. */
@Offered("admin: to try prompt profiles out; teaching: to try out what was written")
@ApplicationScoped
public class TrialQuestions {
  private static final int MORE_SECONDS = 10;
  private static final Duration COME_BACK = Duration.ofSeconds(10);
  private final OneShots answers;

  TrialQuestions() {
    this(null);
  }

  @Inject
  TrialQuestions(OneShots answers) {
    this.answers = answers;
  }

  /**
   * The whole answer; the problem that it has ended with, where there is none. Waits for as long as a run may take.
   *
   * @param profile null = the setting
   */
  public ChatAnswer ask(Caller caller, String profile, String question) {
    CompletableFuture<ChatAnswer> answer = new CompletableFuture<>();
    Cancellation cancellation = answers.begin(new OneShotRequest(question, List.of()), caller, profile,
        (asked, live) -> event -> {
          switch (event) {
            case AgentEvent.Answered answered -> answer.complete(ChatAnswer.of(asked, answered.answer(), live
                .notices()));
            case AgentEvent.Failed failed -> answer.completeExceptionally(failed.problem());
            default -> {
            }
          }
        });
    return waited(answer, cancellation);
  }

  private static ChatAnswer waited(CompletableFuture<ChatAnswer> answer, Cancellation cancellation) {
    try {
      return answer.get(Settings.current().duration(Setting.AGENT_MAX_DURATION).toSeconds() + MORE_SECONDS,
          TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw (Problem) failed.getCause();
    } catch (TimeoutException late) {
      cancellation.cancel();
      throw new Problem(504, "model_timeout", "No answer has come in time.", late);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
      throw Problem.unavailable("server_stopping", "The server is stopping.", COME_BACK, ending);
    }
  }
}
