package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Turns.Turn;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Texts;

/**
 * Keeps conversations within what a model can take in, in tokens. Of earlier turns at most a quarter of it is told; what
 * is older is summed up once and kept so. Within a run what tools saw first is dropped first.
 */
@ApplicationScoped
class Compaction {
  private static final System.Logger LOG = System.getLogger(Compaction.class.getName());
  private static final int MOST_SUMMARY_TOKENS = 600;
  private static final int LONGEST_SUMMARY = 4_000;
  private final Prompts prompts;

  Compaction() {
    this(null);
  }

  @Inject
  Compaction(Prompts prompts) {
    this.prompts = prompts;
  }

  /** The earlier turns of a thread; the older ones summed up where they are too many. */
  Turns shortened(Journal journal, RunModel model, Cancellation cancellation, Budget budget) {
    Turns turns = journal.before();
    int room = Settings.current().number(Setting.OPENAI_CONTEXT_TOKENS) / 4;
    List<Turn> all = turns.turns();
    if (!journal.isKept() || all.size() < 2 || !Tokens.exceed(room, told(all))) {
      return turns;
    }
    List<Turn> old = all.subList(0, all.size() - fitting(all, room / 2));
    String summary = summary(turns.summary(), old, model, cancellation, budget);
    old.stream().map(Turn::run).filter(run -> run != null).reduce((first, second) -> second).ifPresent(upTo -> {
      turns.summed(upTo, summary);
      if (!summary.isEmpty()) {
        journal.write(new StepBody.Summary(upTo, summary));
      }
    });
    return turns;
  }

  /** The conversation as it fits in: results of tools are left out, the oldest first, then the oldest turns. */
  List<ModelMessage> fitted(List<ModelMessage> messages) {
    int context = Settings.current().number(Setting.OPENAI_CONTEXT_TOKENS);
    int limit = context - Math.min(context / 4, 4_096);
    if (!Tokens.exceed(limit, messages)) {
      return messages;
    }
    List<ModelMessage> fitted = new ArrayList<>(messages);
    int newest = newestCalls(fitted);
    for (int i = 0; i < newest && Tokens.exceed(limit, fitted); i++) {
      if (fitted.get(i) instanceof ModelMessage.ToolResult result) {
        fitted.set(i, dropped(result));
      }
    }
    while (fitted.size() > 3 && isEarlierTurn(fitted) && Tokens.exceed(limit, fitted)) {
      fitted.subList(1, 3).clear();
    }
    return fitted;
  }

  /** A question and its answer right after the instructions. */
  private static boolean isEarlierTurn(List<ModelMessage> messages) {
    return messages.get(1) instanceof ModelMessage.User
        && messages.get(2) instanceof ModelMessage.Assistant answer && answer.toolCalls().isEmpty();
  }

  private static ModelMessage dropped(ModelMessage.ToolResult result) {
    return new ModelMessage.ToolResult(result.callId(), result.tool(), Texts.plain("agent", "result.dropped"),
        List.of(), result.ok());
  }

  /** Where the latest turn of the model is, whose results it has not read yet. */
  private static int newestCalls(List<ModelMessage> messages) {
    int at = messages.size() - 1;
    while (at > 0 && !(messages.get(at) instanceof ModelMessage.Assistant)) {
      at--;
    }
    return at;
  }

  /** How many of the newest turns have at most so many tokens; one at least. */
  private static int fitting(List<Turn> turns, int room) {
    int count = 1;
    while (count < turns.size() - 1 && Tokens.of(told(turns.subList(turns.size() - count - 1, turns.size()))) <= room) {
      count++;
    }
    return count;
  }

  private static List<ModelMessage> told(List<Turn> turns) {
    List<ModelMessage> told = new ArrayList<>();
    for (Turn turn : turns) {
      told.add(new ModelMessage.User(turn.asked()));
      told.add(new ModelMessage.Assistant(turn.answered(), List.of()));
    }
    return told;
  }

  /** Without a model that writes, what was said before is forgotten. */
  private String summary(String before, List<Turn> old, RunModel model, Cancellation cancellation, Budget budget) {
    if (!model.composes()) {
      return "";
    }
    String conversation = old.stream().map(turn -> "> " + turn.asked() + "\n\n" + turn.answered())
        .collect(Collectors.joining("\n\n", before.isEmpty() ? "" : before + "\n\n", ""));
    String order = prompts.find(Settings.current().text(Setting.ASSISTANT_LANGUAGE), "summary",
        Map.of("conversation", conversation)).orElseThrow().text();
    try {
      ModelTurn turn = model.generate(new ModelRequest(List.of(new ModelMessage.User(order)), List.of(),
          MOST_SUMMARY_TOKENS), piece -> {}, cancellation);
      budget.spend(turn.usage());
      String said = turn.text().strip();
      return model.composes() ? said.substring(0, Math.min(said.length(), LONGEST_SUMMARY)) : "";
    } catch (Problem failed) {
      LOG.log(System.Logger.Level.WARNING, "earlier turns could not be summed up: {0}", failed.getMessage());
      return "";
    }
  }
}
