package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;

import io.lotse.model.ModelMessage;

/** What one run reads of its thread and writes to it; a run without a thread keeps nothing. */
class Journal {
  /** Earlier turns that a model is told of. */
  private static final int TURNS = 10;
  private final Steps steps;
  private final Question question;
  private final List<Step> earlier;
  private long next;

  Journal(Steps steps, Question question) {
    this.steps = steps;
    this.question = question;
    this.earlier = question.durable() ? steps.newest(question.thread()) : List.of();
    this.next = earlier.isEmpty() ? 1 : earlier.get(earlier.size() - 1).getSequence() + 1;
  }

  void write(StepBody body) {
    if (question.durable()) {
      steps.append(new Step(question.thread(), next, question.run(), body.kind(), body.json()));
      next++;
    }
  }

  /**
   * What a model is told: the turns before, without citation marks, which belong to their own run, and the question. A
   * question that got no answer goes with the next one, for many servers want the sides to take turns.
   */
  List<ModelMessage> conversation() {
    List<ModelMessage> turns = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (Step step : earlier) {
      switch (StepBody.of(step)) {
        case StepBody.User user -> asked.add(user.text());
        case StepBody.Final last -> answered(last.answer(), asked, turns);
        case StepBody.Model model -> {
        }
        case StepBody.Tool tool -> {
        }
      }
    }
    asked.add(question.text());
    List<ModelMessage> told = new ArrayList<>(turns.subList(Math.max(0, turns.size() - 2 * TURNS), turns.size()));
    told.add(new ModelMessage.User(together(asked), question.images()));
    return told;
  }

  private static void answered(Answer answer, List<String> asked, List<ModelMessage> turns) {
    if (!answer.text().isBlank() && !asked.isEmpty()) {
      turns.add(new ModelMessage.User(together(asked)));
      turns.add(new ModelMessage.Assistant(answer.text().replaceAll("\\s?\\[\\d{1,3}]", ""), List.of()));
      asked.clear();
    }
  }

  private static String together(List<String> asked) {
    return String.join("\n\n", asked.subList(Math.max(0, asked.size() - TURNS), asked.size()));
  }
}
