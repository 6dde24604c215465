package io.lotse.chat;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.AgentEvent;
import io.lotse.agent.Photo;
import io.lotse.agent.Question;
import io.lotse.chat.live.LiveAnswer;
import io.lotse.chat.live.LiveAnswers;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Caller;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Ids;
import io.lotse.platform.Incidents;

/** Answers questions without a conversation: nothing is kept, and nobody is told. */
@ApplicationScoped
class OneShots {
  private final Agent agent;
  private final AnswersExecutor executor;
  private final LiveAnswers live;
  private final SeenPhotos photos;
  private final Spending spending;

  OneShots() {
    this(null, null, null, null, null);
  }

  @Inject
  OneShots(Agent agent, AnswersExecutor executor, LiveAnswers live, SeenPhotos photos, Spending spending) {
    this.agent = agent;
    this.executor = executor;
    this.live = live;
    this.photos = photos;
    this.spending = spending;
  }

  /** Begins an answer, whose events are heard on a thread of its own; a service's profile says which prompts it follows. */
  void begin(OneShotRequest request, Caller caller, Answers.Listener listener) {
    begin(request, caller, caller instanceof Caller.Service service ? service.profile() : null, listener);
  }

  /** The same with a profile of one's choice; null = the setting. What is returned ends it early. */
  Cancellation begin(OneShotRequest request, Caller caller, String profile, Answers.Listener listener) {
    AnswersExecutor.Permit permit = executor.admit();
    try {
      Answers.Listener counted = spending.counted(caller, permit, listener);
      Asked asked = Asked.once(Ids.next(), request.question(), !request.imageKeys().isEmpty());
      List<Photo> shown = photos.named(caller, request.imageKeys());
      Cancellation cancellation = new Cancellation();
      LiveAnswer answer = live.once(asked.answerId(), cancellation);
      AnswerStream stream = new AnswerStream(answer.log());
      stream.metadata(asked);
      Consumer<AgentEvent> events = stream.andThen(counted.begin(asked, answer));
      photos.tellIfUnseen(asked, answer);
      permit.run(() -> answer(Question.once(asked.answerId(), asked.question(), shown, profile), events, cancellation));
      return cancellation;
    } catch (RuntimeException notStarted) {
      permit.close();
      throw notStarted;
    }
  }

  private void answer(Question question, Consumer<AgentEvent> events, Cancellation cancellation) {
    try {
      agent.run(question, events, cancellation);
    } catch (Throwable broken) {
      // Also an Error ends the answer: somebody waits for its end.
      events.accept(new AgentEvent.Failed(Incidents.problem(broken), Incidents.report(broken), List.of()));
    }
  }
}
