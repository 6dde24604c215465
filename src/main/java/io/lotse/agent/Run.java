package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.lotse.agent.tools.FoundPassages;
import io.lotse.agent.tools.Observation;
import io.lotse.agent.tools.ToolBox;
import io.lotse.model.LanguageModel;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.model.ToolCall;
import io.lotse.model.ToolDefinition;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;
import io.lotse.platform.Settings;

/**
 * One run of the loop: reason → act → observe, until the model answers, the budget is spent or nobody waits any more.
 * Each finished step is written before the next begins.
 */
class Run {
  private final Question question;
  private final LanguageModel model;
  private final ToolBox tools;
  private final Journal journal;
  private final CitedSources citedSources;
  private final Consumer<AgentEvent> events;
  private final Cancellation cancellation;
  private final Evidence evidence = new Evidence();
  private final Budget budget = new Budget(Settings.current());
  private final Stopwatch watch = new Stopwatch();
  private final Citations citations = new Citations(evidence, this::say);
  private final List<ModelMessage> messages = new ArrayList<>();
  private String modelName;
  private String language;
  private boolean turnBegins;

  Run(Question question, LanguageModel model, ToolBox tools, Journal journal, CitedSources citedSources,
      Consumer<AgentEvent> events, Cancellation cancellation) {
    this.question = question;
    this.model = model;
    this.tools = tools;
    this.journal = journal;
    this.citedSources = citedSources;
    this.events = events;
    this.cancellation = cancellation;
    this.modelName = model.name();
  }

  /** Works until there is an answer; everything but the terminal event has been told by then. */
  Answer answer(Prompts.Prompt system, List<ToolDefinition> offered) throws InterruptedException {
    language = system.language();
    messages.add(new ModelMessage.System(system.text()));
    messages.addAll(journal.conversation());
    journal.write(new StepBody.User(question.text()));
    FinishReason reason = untilNobodyWaits(material(offered));
    Answer answer = finished(reason, system.version());
    journal.write(new StepBody.Final(answer));
    events.accept(new AgentEvent.Sources(answer.sources()));
    return answer;
  }

  /** Puts before the model what it is to answer from; the tools that it may call for more. */
  private List<ToolDefinition> material(List<ToolDefinition> offered) {
    return switch (question.material()) {
      case Material.Searched itself -> offered;
      case Material.Given given -> {
        messages.addAll(FoundPassages.asIfSearched(given.query(), given.passages(), given.degraded(),
            evidence));
        yield List.of();
      }
      case Material.None nothing -> List.of();
    };
  }

  /** What the words said so far cite. */
  List<Source> cited() {
    return citedSources.of(citations.cited());
  }

  /** What goes wrong because the answer is cancelled is no failure; half a citation mark is not said then. */
  private FinishReason untilNobodyWaits(List<ToolDefinition> offered) throws InterruptedException {
    try {
      FinishReason reason = reasonAndAct(offered);
      citations.flush();
      return reason;
    } catch (Overdue spent) {
      citations.flush();
      return FinishReason.BUDGET;
    } catch (CancellationException ended) {
      if (!cancellation.isCancelled()) {
        throw (InterruptedException) new InterruptedException(ended.getMessage()).initCause(ended);
      }
      return FinishReason.CANCELLED;
    } catch (Problem failed) {
      if (!cancellation.isCancelled()) {
        throw failed;
      }
      return FinishReason.CANCELLED;
    }
  }

  private FinishReason reasonAndAct(List<ToolDefinition> offered) throws InterruptedException {
    while (true) {
      cancellation.check();
      boolean last = budget.nearlySpent();
      ModelTurn turn = reason(last ? List.of() : offered);
      if (turn.toolCalls().isEmpty() || last) {
        return last ? FinishReason.BUDGET : FinishReason.ANSWERED;
      }
      act(turn);
    }
  }

  private ModelTurn reason(List<ToolDefinition> offered) {
    turnBegins = true;
    long since = System.nanoTime();
    try {
      ModelTurn turn = model.generate(new ModelRequest(messages, offered, 0, language), this::heard, cancellation);
      budget.spend(turn.usage());
      modelName = turn.model();
      return turn;
    } finally {
      watch.modelSince(since);
    }
  }

  private void act(ModelTurn turn) throws InterruptedException {
    citations.flush();
    journal.write(new StepBody.Model(turn.text(), turn.toolCalls(), turn.model(), turn.usage().promptTokens(),
        turn.usage().completionTokens()));
    messages.add(new ModelMessage.Assistant(turn.text(), turn.toolCalls().stream().map(Run::readable).toList()));
    turn.toolCalls().forEach(
        call -> events.accept(new AgentEvent.ToolStarted(call.id(), call.tool(), ToolBox.arguments(call))));
    long since = System.nanoTime();
    List<ToolBox.Started> all = tools.start(turn.toolCalls(), evidence);
    try (var atCancel = cancellation.onCancel(() -> all.forEach(started -> started.observation().cancel(true)))) {
      for (ToolBox.Started started : all) {
        observe(started, tools.finish(started));
        cancellation.check();
      }
    } finally {
      watch.toolsSince(since);
    }
  }

  /** Servers refuse a conversation in which arguments are no JSON object; the observation tells the model of its slip. */
  private static ToolCall readable(ToolCall call) {
    return ToolBox.arguments(call) == null ? new ToolCall(call.id(), call.tool(), "{}") : call;
  }

  private void observe(ToolBox.Started started, Observation seen) {
    long took = (System.nanoTime() - started.startedNanos()) / 1_000_000;
    journal.write(new StepBody.Tool(started.call().id(), started.call().tool(), seen.ok(), seen.summary(),
        seen.content(), seen.passages(), took));
    messages.add(new ModelMessage.ToolResult(started.call().id(), started.call().tool(), seen.content(),
        seen.passages(), seen.ok()));
    events.accept(new AgentEvent.ToolFinished(started.call().id(), started.call().tool(), seen.ok(), seen.summary(),
        took));
  }

  /** Words of a later turn begin a paragraph of their own. */
  private void heard(String piece) {
    if (turnBegins && !citations.said().isBlank()) {
      citations.accept("\n\n");
    }
    turnBegins = false;
    citations.accept(piece);
    if (budget.isOverdue()) {
      throw new Overdue();
    }
  }

  /** The time of the run is over while the model still talks. */
  private static final class Overdue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overdue() {
      super(null, null, false, false);
    }
  }

  private void say(String checked) {
    watch.token();
    events.accept(new AgentEvent.Token(checked));
  }

  private Answer finished(FinishReason reason, String promptVersion) {
    List<Source> sources = cited();
    return new Answer(citations.said(), sources, !sources.isEmpty(), reason, null, List.of(), modelName, promptVersion,
        budget.usage(Settings.current()), watch.timings());
  }
}
