package io.lotse.agent;

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

  /** What a model is told: the turns before, and the question. */
  List<ModelMessage> conversation() {
    Turns turns = question.durable() ? kept() : Turns.of(question.earlier());
    return turns.upTo(question.text(), question.photos().stream().map(photo -> new ModelMessage.Image(photo.bytes(),
        photo
            .mediaType())).toList());
  }

  private Turns kept() {
    Turns turns = new Turns(TURNS);
    for (Step step : earlier) {
      switch (StepBody.of(step)) {
        case StepBody.User user -> turns.asked(user.text());
        case StepBody.Final last -> turns.answered(last.answer().text());
        case StepBody.Model model -> {
        }
        case StepBody.Tool tool -> {
        }
      }
    }
    return turns;
  }
}
