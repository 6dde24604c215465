package io.lotse.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The runs of a thread in the order of their beginnings, each with those of its steps that count. */
class Courses {
  private final Map<UUID, List<StepBody>> runs = new LinkedHashMap<>();

  /** @param steps of one thread, oldest first */
  static Courses of(List<Step> steps) {
    Courses courses = new Courses();
    steps.forEach(step -> courses.take(step.getRun(), StepBody.of(step)));
    return courses;
  }

  private void take(UUID run, StepBody body) {
    List<StepBody> course = runs.computeIfAbsent(run, fresh -> new ArrayList<>());
    if (body instanceof StepBody.Again) {
      course.removeIf(done -> !(done instanceof StepBody.User || done instanceof StepBody.Reply));
    } else {
      course.add(body);
    }
  }

  /** What a run has done; nothing where it is unknown. */
  List<StepBody> of(UUID run) {
    return List.copyOf(runs.getOrDefault(run, List.of()));
  }

  /** The answer with which a run has ended. */
  Optional<Answer> answer(UUID run) {
    return of(run).stream().filter(StepBody.Final.class::isInstance)
        .map(last -> ((StepBody.Final) last).answer()).reduce((first, second) -> second);
  }

  /**
   * The runs that ask each other's question: the one where it was asked first, then those that reply to what the one
   * before asked back, up to the given one, which is not among them.
   */
  List<UUID> chain(UUID asked) {
    List<UUID> chain = new ArrayList<>();
    for (UUID run = asked; run != null && runs.containsKey(run) && !chain.contains(run); run = repliesTo(run)) {
      chain.addFirst(run);
    }
    return chain;
  }

  private UUID repliesTo(UUID run) {
    return runs.get(run).stream().filter(StepBody.Reply.class::isInstance).map(reply -> ((StepBody.Reply) reply)
        .asked()).findFirst().orElse(null);
  }

  /** The runs that began before the given one; all where it has not begun. */
  List<UUID> before(UUID run) {
    List<UUID> all = new ArrayList<>(runs.keySet());
    int at = all.indexOf(run);
    return at < 0 ? all : all.subList(0, at);
  }
}
