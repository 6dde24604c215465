package io.lotse.agent;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.LanguageModel;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Performance;
import io.lotse.platform.Problem;

/** Watches the agent at work, for all who want to see it: percentiles, metrics and traces. */
@ApplicationScoped
class Instruments {
  private final Performance performance;
  private final AnswerMeter answers;
  private final StepMeter steps;
  private final Spans spans;

  Instruments() {
    this(null, null, null, null);
  }

  @Inject
  Instruments(Performance performance, AnswerMeter answers, StepMeter steps, Spans spans) {
    this.performance = performance;
    this.answers = answers;
    this.steps = steps;
    this.spans = spans;
  }

  /** The work on a question. */
  AgentEvent answer(Question question, Supplier<AgentEvent> work) {
    long since = System.nanoTime();
    AgentEvent end = spans.answer(question, work);
    performance.step("answer", System.nanoTime() - since, question.run());
    answers.count(end);
    return end;
  }

  /** What the check of citation marks made of them. */
  void marks(Support.Marks marks) {
    answers.count(marks);
  }

  /** One model call. */
  ModelTurn model(UUID run, LanguageModel model, Supplier<ModelTurn> call) {
    long since = System.nanoTime();
    try {
      return spans.model(model, call);
    } catch (Problem failed) {
      steps.modelFailed(failed.code());
      throw failed;
    } finally {
      long took = System.nanoTime() - since;
      performance.step("model", took, run);
      steps.modelCalled(took);
    }
  }

  /** The listener, with an eye on the tools. */
  Consumer<AgentEvent> watched(UUID run, Consumer<AgentEvent> events) {
    return event -> {
      if (event instanceof AgentEvent.ToolFinished tool) {
        performance.step(tool.tool(), TimeUnit.MILLISECONDS.toNanos(tool.durationMs()), run);
        steps.toolCalled(tool);
      }
      events.accept(event);
    };
  }
}
