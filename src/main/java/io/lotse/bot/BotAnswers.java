package io.lotse.bot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.Exchange;
import io.lotse.agent.Material;
import io.lotse.agent.Question;
import io.lotse.agent.Question.Voice;
import io.lotse.agent.Rewriting;
import io.lotse.knowledge.search.Found;
import io.lotse.knowledge.search.Passages;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Ids;
import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Answers questions of bots: history, search, answer. Keeps nothing and tells nobody. */
@ApplicationScoped
class BotAnswers {
  private static final Duration COME_BACK = Duration.ofSeconds(10);
  private final Sessions sessions;
  private final Rewriting rewriting;
  private final Passages passages;
  private final Agent agent;
  private final AnswersExecutor executor;

  BotAnswers() {
    this(null, null, null, null, null);
  }

  @Inject
  BotAnswers(Sessions sessions, Rewriting rewriting, Passages passages, Agent agent, AnswersExecutor executor) {
    this.sessions = sessions;
    this.rewriting = rewriting;
    this.passages = passages;
    this.agent = agent;
    this.executor = executor;
  }

  /**
   * Begins an answer, whose events are heard on a thread of its own.
   *
   * @param profile which prompts it follows; null = the setting
   */
  void begin(BotQuestion question, String profile, Consumer<BotEvent> events, Cancellation cancellation) {
    if (question.wantsSearch()) {
      passages.check(question.search(question.question()));
    }
    long since = System.nanoTime();
    AnswersExecutor.Permit permit = executor.admit();
    try {
      permit.run(() -> answer(question, profile, new Telling(events, since), cancellation));
    } catch (RuntimeException notStarted) {
      permit.close();
      throw notStarted;
    }
  }

  private void answer(BotQuestion asked, String profile, Telling telling, Cancellation cancellation) {
    try {
      List<Exchange> earlier = asked.wantsHistory() ? sessions.turns(asked.userId()) : List.of();
      Material material = asked.wantsSearch() ? search(asked, earlier, cancellation) : new Material.None();
      telling.from(material);
      agent.run(Question.from(material, Ids.next(), asked.question(), voice(profile), earlier), telling,
          cancellation);
    } catch (CancellationException stopped) {
      // The client has gone, and hears nothing of this, or the server stops.
      telling.failed(Problem.unavailable("server_stopping", "The server is stopping.", COME_BACK), null);
    } catch (Problem refused) {
      telling.failed(refused, null);
    } catch (Throwable broken) {
      // Also an Error ends the answer: somebody waits for its end.
      telling.failed(Incidents.problem(broken), Incidents.report(broken));
    }
  }

  /** Tour guides speak English, as the older bots do, unless they are told otherwise. */
  private static Voice voice(String profile) {
    return new Voice(profile, Settings.current().optional(Setting.BOT_LANGUAGE)
        .orElse("tourguide".equals(profile) ? "en" : null));
  }

  private Material search(BotQuestion asked, List<Exchange> earlier, Cancellation cancellation) {
    String query = rewriting.standalone(asked.question(), earlier, cancellation);
    Found found = passages.find(asked.search(query));
    return new Material.Given(query, found.passages(), found.degraded());
  }
}
