package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.lotse.agent.Start.Attempt;

/** What one run reads of its thread and writes to it; a run without a thread keeps nothing. */
class Journal {
  private final Steps steps;
  private final Question question;
  private final Courses courses;
  private final List<UUID> chain;
  private long next = 1;

  Journal(Steps steps, Question question) {
    this.steps = steps;
    this.question = question;
    List<Step> earlier = question.durable() ? steps.newest(question.thread()) : List.of();
    this.courses = Courses.of(earlier);
    this.chain = courses.chain(question.start().repliesTo());
    if (!earlier.isEmpty()) {
      this.next = earlier.getLast().getSequence() + 1;
    }
  }

  /** Whether there is a thread that is kept. */
  boolean isKept() { return question.durable(); }

  /** Writes how the run begins, where that is not written yet. */
  void begin() {
    if (courses.of(question.run()).isEmpty()) {
      write(start());
    } else if (question.start().attempt() == Attempt.ANEW) {
      write(new StepBody.Again());
    }
  }

  void write(StepBody body) {
    if (question.durable()) {
      steps.append(new Step(question.thread(), next, question.run(), body.kind(), body.json()));
      next++;
    }
  }

  /** What was said before the question was asked for the first time. */
  Turns before() {
    if (!question.durable()) {
      return Turns.of(question.earlier());
    }
    Turns turns = new Turns();
    courses.before(chain.isEmpty() ? question.run() : chain.getFirst()).forEach(run -> turns.take(run, courses.of(
        run)));
    return turns;
  }

  /** What was done about the question in the runs that asked back: it begins with what was asked first. */
  List<StepBody> asked() {
    List<StepBody> done = new ArrayList<>();
    chain.forEach(run -> done.addAll(courses.of(run)));
    done.add(start());
    return done;
  }

  /** What this run did in an earlier attempt, where that counts. */
  List<StepBody> own() {
    return question.start().attempt() != Attempt.CONTINUED ? List.of()
        : courses.of(question.run()).stream()
            .filter(step -> !(step instanceof StepBody.User || step instanceof StepBody.Reply)).toList();
  }

  /** The answer with which this run ended in an earlier attempt, where that counts. */
  Optional<Answer> answer() {
    return question.start().attempt() == Attempt.CONTINUED ? courses.answer(question.run()) : Optional.empty();
  }

  private StepBody start() {
    Start start = question.start();
    return start.repliesTo() == null ? new StepBody.User(question.text(), start.humans())
        : new StepBody.Reply(start.repliesTo(), question.text(), start.humans());
  }
}
