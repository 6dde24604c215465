package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;

import io.lotse.model.ModelMessage;

/**
 * Earlier turns as a model is told of them. A question that got no answer goes with the next one, for many servers want
 * the sides to take turns.
 */
class Turns {
  private final int most;
  private final List<ModelMessage> turns = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /** @param most how many of the newest are told */
  Turns(int most) {
    this.most = most;
  }

  /** Those of a caller that keeps them itself, all of them told. */
  static Turns of(List<Exchange> earlier) {
    Turns turns = new Turns(earlier.size());
    for (Exchange each : earlier) {
      turns.asked(each.question());
      turns.answered(each.answer());
    }
    return turns;
  }

  void asked(String text) {
    asked.add(text);
  }

  /** Citation marks belong to their own run, so a model is not told of them. */
  void answered(String text) {
    if (!text.isBlank() && !asked.isEmpty()) {
      turns.add(new ModelMessage.User(together()));
      turns.add(new ModelMessage.Assistant(text.replaceAll("\\s?\\[\\d{1,3}]", ""), List.of()));
      asked.clear();
    }
  }

  /** The conversation up to and including a question. */
  List<ModelMessage> upTo(String question, List<ModelMessage.Image> images) {
    asked.add(question);
    List<ModelMessage> told = new ArrayList<>(turns.subList(Math.max(0, turns.size() - 2 * most), turns.size()));
    told.add(new ModelMessage.User(together(), images));
    return told;
  }

  private String together() {
    return String.join("\n\n", asked.subList(Math.max(0, asked.size() - Math.max(1, most)), asked.size()));
  }
}
