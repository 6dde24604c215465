package io.lotse.agent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.lotse.agent.tools.FoundPassages;
import io.lotse.agent.tools.Observation;
import io.lotse.agent.tools.Situation;
import io.lotse.agent.tools.ToolBox;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.model.ToolCall;
import io.lotse.model.ToolDefinition;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Settings;
import io.lotse.platform.Texts;

/**
 * One run of the loop: reason → act → observe, until the model answers, the person must be asked, the budget is spent or
 * nobody waits any more. Each finished step is written before the next begins; what an earlier attempt has finished is
 * not done again.
 */
class Run {
  private final Question question;
  private final RunModel model;
  private final ToolBox tools;
  private final Journal journal;
  private final CitedSources citedSources;
  private final Consumer<AgentEvent> events;
  private final Cancellation cancellation;
  private final Evidence evidence = new Evidence();
  private final Budget budget = new Budget(Settings.current());
  private final Stopwatch watch = new Stopwatch();
  private final Links links = new Links(Settings.current());
  private final Support support;
  private final Speech speech;
  private final List<ModelMessage> messages = new ArrayList<>();
  private final Recall recall = new Recall(evidence, messages);
  private final Situation situation;
  private Clarification clarification;
  private final Set<String> used = new LinkedHashSet<>();
  private boolean restsOnRecords;
  private String language;

  Run(Question question, RunModel model, ToolBox tools, Journal journal, CitedSources citedSources,
      Consumer<AgentEvent> events, Cancellation cancellation) {
    this.question = question;
    this.model = model;
    this.tools = tools;
    this.journal = journal;
    this.citedSources = citedSources;
    this.events = events;
    this.cancellation = cancellation;
    this.support = new Support(evidence, citedSources::languageOf, question.text());
    this.speech = new Speech(evidence, support, links, this::say);
    this.situation = new Situation(question.run(), question.thread(), null, evidence);
  }

  /** Works until there is an answer; everything but the terminal event has been told by then. */
  Answer answer(Prompts.Prompt system, List<ToolDefinition> offered, Compaction compaction)
      throws InterruptedException {
    language = system.language();
    messages.add(new ModelMessage.System(system.text()));
    journal.begin();
    recallConversation(compaction);
    Optional<Answer> made = recallOwn();
    if (made.isEmpty()) {
      FinishReason reason = untilNobodyWaits(material(offered));
      made = Optional.of(finished(reason, system.version()));
      journal.write(new StepBody.Final(made.get()));
    }
    events.accept(new AgentEvent.Sources(made.get().sources()));
    if (made.get().clarification() != null) {
      events.accept(new AgentEvent.Suspended(made.get().clarification()));
    }
    return made.get();
  }

  private void recallConversation(Compaction compaction) {
    Turns before = compaction.shortened(journal, model, cancellation, budget);
    List<StepBody> asked = journal.asked();
    boolean first = asked.size() == 1;
    String text = switch (asked.getFirst()) {
      case StepBody.User user -> {
        before.human(user.humans());
        yield user.text();
      }
      case StepBody.Reply reply -> {
        before.human(reply.humans());
        yield reply.text();
      }
      default -> throw new IllegalStateException("a run begins with what was asked");
    };
    messages.addAll(before.upTo(text, first ? question.images() : List.of()));
    asked.subList(1, asked.size()).forEach(recall::take);
    if (!first && !question.images().isEmpty() && model.seesImages()) {
      messages.add(new ModelMessage.User("", question.images()));
    }
  }

  /** Brings the run to where an earlier attempt has left it; its answer, if it had come so far. */
  private Optional<Answer> recallOwn() {
    Optional<Answer> made = journal.answer();
    if (made.isPresent()) {
      say(made.get().text());
      return made;
    }
    for (StepBody step : journal.own()) {
      recall.take(step);
      if (step instanceof StepBody.Model turn) {
        budget.spend(new ModelTurn.Usage(turn.promptTokens(), turn.completionTokens()));
        hear(turn.text());
      } else if (step instanceof StepBody.Tool tool) {
        used.add(tool.tool());
        learn(tool.records(), tool.content());
      }
    }
    return Optional.empty();
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

  /** What became of the marks that the model has set. */
  Support.Marks marks() {
    return support.marks();
  }

  /** What the words said so far cite. */
  List<Source> cited() {
    return citedSources.of(speech.cited());
  }

  /** What goes wrong because the answer is cancelled is no failure; half a citation mark is not said then. */
  private FinishReason untilNobodyWaits(List<ToolDefinition> offered) throws InterruptedException {
    try {
      FinishReason reason = reasonAndAct(offered);
      speech.flush();
      return reason;
    } catch (Overdue spent) {
      speech.flush();
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
    act(recall.unanswered());
    while (clarification == null) {
      cancellation.check();
      boolean last = budget.nearlySpent();
      ModelTurn turn = reason(last ? List.of() : offered);
      if (turn.toolCalls().isEmpty() || last) {
        return last ? FinishReason.BUDGET : FinishReason.ANSWERED;
      }
      wanted(turn);
      act(turn.toolCalls());
    }
    return FinishReason.CLARIFICATION;
  }

  private ModelTurn reason(List<ToolDefinition> offered) {
    speech.turnBegins();
    long since = System.nanoTime();
    try {
      ModelTurn turn = model.generate(new ModelRequest(messages, offered, 0, language), this::heard, cancellation);
      budget.spend(turn.usage());
      return turn;
    } finally {
      watch.modelSince(since);
    }
  }

  private void wanted(ModelTurn turn) {
    speech.flush();
    journal.write(new StepBody.Model(turn.text(), turn.toolCalls(), turn.model(), turn.usage().promptTokens(),
        turn.usage().completionTokens()));
    messages.add(new ModelMessage.Assistant(turn.text(), turn.toolCalls().stream().map(Recall::readable).toList()));
  }

  private void act(List<ToolCall> calls) throws InterruptedException {
    calls.forEach(call -> events.accept(new AgentEvent.ToolStarted(call.id(), call.tool(), ToolBox.arguments(call))));
    long since = System.nanoTime();
    List<ToolBox.Started> all = tools.start(calls, situation);
    try (var atCancel = cancellation.onCancel(() -> all.forEach(started -> started.observation().cancel(true)))) {
      for (ToolBox.Started started : all) {
        observe(started, tools.finish(started));
        cancellation.check();
      }
    } finally {
      watch.toolsSince(since);
    }
    if (clarification != null) {
      hear(clarification.question());
    }
  }

  /** What asks the person back has no step of its own: the reply will be what it has seen. */
  private void observe(ToolBox.Started started, Observation seen) {
    long took = (System.nanoTime() - started.startedNanos()) / 1_000_000;
    ToolCall call = started.call();
    used.add(call.tool());
    boolean suspends = seen.asks() != null && clarification == null;
    Observation told = suspends || seen.asks() == null ? seen
        : Observation.failed(Texts.plain("agent", "ask.once"));
    if (suspends) {
      clarification = new Clarification(Ids.next(), seen.asks().question(), seen.asks().choices());
    } else {
      journal.write(new StepBody.Tool(call.id(), call.tool(), told.ok(), told.summary(), told.content(),
          told.passages(), evidence.references(told.passages()), told.records(), took));
      messages.add(new ModelMessage.ToolResult(call.id(), call.tool(), told.content(), told.passages(), told.ok()));
      learn(told.records(), told.content());
    }
    events.accept(new AgentEvent.ToolFinished(call.id(), call.tool(), told.ok(), told.summary(), took));
  }

  private void learn(boolean records, String content) {
    if (records) {
      links.learn(content);
      restsOnRecords = true;
    }
  }

  /** The words of a turn that is complete. */
  private void hear(String words) {
    speech.turnBegins();
    if (!words.isEmpty()) {
      speech.accept(words);
      speech.flush();
    }
  }

  private void heard(String piece) {
    speech.accept(piece);
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
    boolean grounded = !sources.isEmpty() || restsOnRecords && reason != FinishReason.CLARIFICATION;
    return new Answer(speech.said(), sources, grounded, reason, clarification, speech.suggested(), model.name(),
        promptVersion, budget.usage(Settings.current()), watch.timings(), List.copyOf(used));
  }
}
