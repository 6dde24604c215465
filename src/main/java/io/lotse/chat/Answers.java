package io.lotse.chat;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.AgentEvent;
import io.lotse.agent.Question;
import io.lotse.agent.Runs;
import io.lotse.chat.live.LiveAnswer;
import io.lotse.chat.live.LiveAnswers;
import io.lotse.platform.AnswersExecutor;
import io.lotse.platform.Caller;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;

/** Answers questions of conversations: stores the question, runs the agent, stores the answer, then tells its end. */
@ApplicationScoped
class Answers {
  private final Agent agent;
  private final AnswersExecutor executor;
  private final Conversations conversations;
  private final Runs runs;
  private final LiveAnswers live;
  private final SeenPhotos photos;
  private final Spending spending;

  Answers() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Answers(Agent agent, AnswersExecutor executor, Conversations conversations, Runs runs, LiveAnswers live,
      SeenPhotos photos, Spending spending) {
    this.agent = agent;
    this.executor = executor;
    this.conversations = conversations;
    this.runs = runs;
    this.live = live;
    this.photos = photos;
    this.spending = spending;
  }

  /** Makes the listener of an answer, once its question is stored. */
  interface Listener {
    Consumer<AgentEvent> begin(Asked asked, LiveAnswer live);
  }

  /**
   * Begins an answer; the listener hears all of its events on the answer's own thread, the terminal one after the answer
   * is stored.
   */
  void begin(Caller.Person person, ChatRequest request, Listener listener) {
    begin(person, () -> conversations.ask(person, request), listener);
  }

  /** Begins an answer once more, or goes on with one that was cut off. */
  void regenerate(Caller.Person person, UUID sessionId, UUID messageId, Listener listener) {
    begin(person, () -> conversations.askAgain(person, sessionId, messageId), listener);
  }

  private void begin(Caller.Person person, Supplier<Asked> question, Listener listener) {
    AnswersExecutor.Permit permit = executor.admit();
    try {
      Listener counted = spending.counted(person, permit, listener);
      start(permit, question.get(), counted);
    } catch (RuntimeException refused) {
      permit.close();
      throw refused;
    }
  }

  /** Stops the running answer of the conversation, if there is one, whichever node writes it. */
  void cancel(UUID sessionId) {
    if (!live.cancel(sessionId)) {
      runs.running(sessionId).ifPresent(live::cancelElsewhere);
    }
  }

  private void start(AnswersExecutor.Permit permit, Asked asked, Listener listener) {
    Cancellation cancellation = new Cancellation();
    runs.hold(asked.answerId());
    LiveAnswer answer = live.begin(asked.sessionId(), asked.answerId(), cancellation);
    try {
      AnswerStream stream = new AnswerStream(answer.log());
      stream.metadata(asked);
      Consumer<AgentEvent> events = stream.andThen(listener.begin(asked, answer));
      permit.run(() -> answer(asked, answer, events, cancellation));
    } catch (RuntimeException notStarted) {
      letGo(asked, answer);
      throw notStarted;
    }
  }

  private void answer(Asked asked, LiveAnswer answer, Consumer<AgentEvent> events, Cancellation cancellation) {
    StringBuilder said = new StringBuilder();
    try {
      Question question = Question.of(asked.sessionId(), asked.answerId(), asked.question(), photos.of(asked, answer),
          asked.start());
      agent.run(question, event -> tell(asked, event, said, events), cancellation);
    } catch (Throwable broken) {
      // Also an Error ends the answer: somebody waits for its end.
      events.accept(stored(asked, failed(broken), said));
    } finally {
      letGo(asked, answer);
    }
  }

  private void letGo(Asked asked, LiveAnswer answer) {
    live.end(answer);
    runs.letGo(asked.answerId());
  }

  /** Sources, and what is asked back, are told with the end, once the answer is stored: an answer that fails has none. */
  private void tell(Asked asked, AgentEvent event, StringBuilder said, Consumer<AgentEvent> events) {
    if (event instanceof AgentEvent.Sources || event instanceof AgentEvent.Suspended) {
      return;
    }
    AgentEvent told = stored(asked, event, said);
    if (told instanceof AgentEvent.Answered answered) {
      events.accept(new AgentEvent.Sources(answered.answer().sources()));
      if (answered.answer().clarification() != null) {
        events.accept(new AgentEvent.Suspended(answered.answer().clarification()));
      }
    }
    events.accept(told);
  }

  /** Stores the answer before its end is told; an answer that cannot be stored has failed. */
  private AgentEvent stored(Asked asked, AgentEvent event, StringBuilder said) {
    try {
      switch (event) {
        case AgentEvent.Token token -> said.append(token.content());
        case AgentEvent.Answered answered when !conversations.complete(asked.answerId(), answered.answer()) -> {
          return new AgentEvent.Failed(Problem.conflict("answer_interrupted",
              "The answer was given up meanwhile, because the database was away for too long."), null, List.of());
        }
        case AgentEvent.Failed failed -> conversations.fail(asked.answerId(), said.toString(), failed.sources(),
            failed.problem().code());
        default -> {
        }
      }
      return event;
    } catch (RuntimeException unstored) {
      return failed(unstored);
    }
  }

  private static AgentEvent.Failed failed(Throwable broken) {
    return new AgentEvent.Failed(Incidents.problem(broken), Incidents.report(broken), List.of());
  }
}
