package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.ModelMessage;
import io.lotse.platform.Offered;

/** What the agent has read to answer in a thread, whether or not it cited it: so that a human need not look there again. */
@Offered("chat: to hand a conversation over")
@ApplicationScoped
public class ReadPassages {
  private final Steps steps;

  ReadPassages() {
    this(null);
  }

  @Inject
  ReadPassages(Steps steps) {
    this.steps = steps;
  }

  /** A passage: its title, section and page in one line, and its text. */
  public record ReadPassage(String heading, String text) {}

  /** The passages that the last run of the thread has read, each once, at most so many. */
  public List<ReadPassage> lastOf(UUID thread, int most) {
    List<Step> all = steps.newest(thread);
    if (all.isEmpty()) {
      return List.of();
    }
    UUID run = all.getLast().getRun();
    return all.stream().filter(step -> step.getRun().equals(run)).map(StepBody::of)
        .filter(StepBody.Tool.class::isInstance).flatMap(tool -> ((StepBody.Tool) tool).passages().stream())
        .map(ReadPassages::read).distinct().limit(most).toList();
  }

  private static ReadPassage read(ModelMessage.Passage passage) {
    return new ReadPassage(passage.heading(), passage.text());
  }
}
