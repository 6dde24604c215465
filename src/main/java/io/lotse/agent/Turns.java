package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.lotse.model.ModelMessage;
import io.lotse.platform.Texts;

/**
 * Earlier turns as a model is told of them. A question that got no answer goes with the next one, for many servers want
 * the sides to take turns. What tools saw then is not told.
 */
class Turns {
  /**
   * A question and its answer.
   *
   * @param run that ended with it; null where the caller keeps the conversation
   */
  record Turn(UUID run, String asked, String answered) {}

  private final List<Turn> turns = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private String summary = "";
  private UUID current;

  /** Those of a caller that keeps them itself. */
  static Turns of(List<Exchange> earlier) {
    Turns turns = new Turns();
    for (Exchange each : earlier) {
      turns.asked(each.question());
      turns.answered(null, each.answer());
    }
    return turns;
  }

  /** Takes what a run has done. */
  void take(UUID run, List<StepBody> course) {
    current = run;
    for (StepBody step : course) {
      switch (step) {
        case StepBody.User user -> {
          human(user.humans());
          asked(user.text());
        }
        case StepBody.Reply reply -> {
          human(reply.humans());
          asked(reply.text());
        }
        case StepBody.Summary brief -> summed(brief.upTo(), brief.text());
        case StepBody.Final last -> answered(run, last.answer().text());
        case StepBody.Model unseen -> {
        }
        case StepBody.Tool unseen -> {
        }
        case StepBody.Again never -> {
        }
      }
    }
  }

  /** Instead of all turns up to that run this is told. */
  void summed(UUID upTo, String text) {
    summary = text;
    int last = turns.stream().map(Turn::run).toList().indexOf(upTo);
    turns.subList(0, last + 1).clear();
  }

  private void asked(String text) {
    asked.add(text);
  }

  /** What people of the support team have written since. */
  void human(List<String> texts) {
    texts.forEach(this::human);
  }

  private void human(String text) {
    String told = Texts.plain("agent", "human.said", text);
    if (!asked.isEmpty()) {
      answered(current, told);
    } else if (!turns.isEmpty()) {
      Turn last = turns.removeLast();
      turns.add(new Turn(last.run(), last.asked(), last.answered() + "\n\n" + told));
    }
  }

  /** Citation marks belong to their own run, so a model is not told of them. */
  private void answered(UUID run, String text) {
    if (!text.isBlank() && !asked.isEmpty()) {
      turns.add(new Turn(run, String.join("\n\n", asked), text.replaceAll("\\s?\\[\\d{1,3}]", "")));
      asked.clear();
    }
  }

  /** The turns that are told word for word, oldest first. */
  List<Turn> turns() {
    return List.copyOf(turns);
  }

  /** What was said before them, in short; empty where that is nothing. */
  String summary() {
    return summary;
  }

  /** The conversation up to and including a question. */
  List<ModelMessage> upTo(String question, List<ModelMessage.Image> images) {
    List<ModelMessage> told = new ArrayList<>();
    for (Turn turn : turns) {
      told.add(new ModelMessage.User(told.isEmpty() ? withSummary(turn.asked()) : turn.asked()));
      told.add(new ModelMessage.Assistant(turn.answered(), List.of()));
    }
    asked.add(question);
    String together = String.join("\n\n", asked);
    told.add(new ModelMessage.User(told.isEmpty() ? withSummary(together) : together, images));
    return told;
  }

  private String withSummary(String text) {
    return summary.isEmpty() ? text : Texts.plain("agent", "summary.before", summary) + "\n\n" + text;
  }
}
