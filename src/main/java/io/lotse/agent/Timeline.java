package io.lotse.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.TimelineStep.Call;
import io.lotse.model.ToolCall;
import io.lotse.platform.Offered;

/** What the agent did in a conversation, step by step. */
@Offered("admin: to show how answers came about")
@ApplicationScoped
public class Timeline {
  private final Steps steps;

  Timeline() {
    this(null);
  }

  @Inject
  Timeline(Steps steps) {
    this.steps = steps;
  }

  /** All steps of a thread in their order; none of one of which nothing is kept. */
  public List<TimelineStep> of(UUID thread) {
    return read(steps.all(thread));
  }

  static List<TimelineStep> read(List<Step> kept) {
    List<TimelineStep> timeline = new ArrayList<>();
    Map<String, String> arguments = new HashMap<>();
    Map<UUID, Instant> before = new HashMap<>();
    for (Step each : kept) {
      Instant last = before.put(each.getRun(), each.getAt());
      Long waited = last == null ? null : (Long) Duration.between(last, each.getAt()).toMillis();
      timeline.add(entry(each, waited, arguments));
    }
    return timeline;
  }

  /** @param arguments of the calls so far, by their ids */
  private static TimelineStep entry(Step step, Long waited, Map<String, String> arguments) {
    TimelineStep bare = TimelineStep.of(step.getRun(), step.getSequence(), step.getAt(), step.getKind());
    return switch (StepBody.of(step)) {
      case StepBody.User user -> bare.saying(user.text());
      case StepBody.Reply reply -> bare.saying(reply.text());
      case StepBody.Again again -> bare;
      case StepBody.Summary summary -> bare.saying(summary.text());
      case StepBody.Model turn -> {
        turn.toolCalls().forEach(call -> arguments.put(call.id(), call.arguments()));
        yield bare.saying(turn.text()).calling(turn.toolCalls().stream().map(Timeline::call).toList())
            .by(turn.model(), turn.promptTokens(), turn.completionTokens()).taking(waited);
      }
      case StepBody.Tool tool -> bare.saying(tool.summary())
          .observing(new TimelineStep.Observed(tool.tool(), arguments.get(tool.callId()), tool.ok(), tool.content()))
          .taking(tool.durationMs());
      case StepBody.Final end -> bare.saying(end.answer().text()).by(end.answer().model(),
          end.answer().usage().promptTokens(), end.answer().usage().completionTokens())
          .taking(end.answer().timings().totalMs());
    };
  }

  private static Call call(ToolCall call) {
    return new Call(call.tool(), call.arguments());
  }
}
