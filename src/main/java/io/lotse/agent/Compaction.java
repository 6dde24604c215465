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

  /** The conversation as it fits in. */
  List<ModelMessage> fitted(List<ModelMessage> messages) {
    return new Fitting(Settings.current().number(Setting.OPENAI_CONTEXT_TOKENS),
        () -> Texts.plain("agent", "result.dropped")).of(messages);
  }

  /** How many of the newest turns have at most so many tokens; one at least. */
  private static int fitting(List<Turn> turns, int room) {
    int count = 0;
    int tokens = 0;
    for (Turn turn : turns.reversed()) {
      tokens += Tokens.of(told(List.of(turn)));
      if (count > 0 && (tokens > room || count == turns.size() - 1)) {
        break;
      }
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
      LOG.log(System.Logger.Level.WARNING, "earlier turns could not be summed up: {0}", failed.withCause());
      return "";
    }
  }
}
