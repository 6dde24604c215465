package io.lotse.chat;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.AgentEvent;
import io.lotse.agent.Question;
import io.lotse.agent.Start;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Ids;
import io.lotse.platform.Incidents;

/** Answers questions without a conversation: nothing is kept, and nobody is told. */
@ApplicationScoped
class OneShots {
  private final Agent agent;
  private final AnswersExecutor executor;

  OneShots() {
    this(null, null);
  }

  @Inject
  OneShots(Agent agent, AnswersExecutor executor) {
    this.agent = agent;
    this.executor = executor;
  }

  /**
   * Begins an answer, whose events are heard on a thread of its own.
   *
   * @param profile which prompts it follows; null = the setting
   */
  void begin(OneShotRequest request, String profile, Answers.Listener listener) {
    AnswersExecutor.Permit permit = executor.admit();
    try {
      Asked asked = new Asked(null, Ids.next(), request.question(), Start.fresh());
      Cancellation cancellation = new Cancellation();
      Consumer<AgentEvent> events = listener.begin(asked, cancellation);
      permit.run(() -> answer(asked, profile, events, cancellation));
    } catch (RuntimeException notStarted) {
      permit.close();
      throw notStarted;
    }
  }

  private void answer(Asked asked, String profile, Consumer<AgentEvent> events, Cancellation cancellation) {
    try {
      agent.run(Question.once(asked.answerId(), asked.question(), List.of(), profile), events, cancellation);
    } catch (Throwable broken) {
      // Also an Error ends the answer: somebody waits for its end.
      events.accept(new AgentEvent.Failed(Incidents.problem(broken), Incidents.report(broken), List.of()));
    }
  }
}
