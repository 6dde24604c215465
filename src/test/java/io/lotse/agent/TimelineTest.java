package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.model.ToolCall;

class TimelineTest {
  private final UUID thread = UUID.randomUUID();
  private final UUID run = UUID.randomUUID();

  @Test
  void a_tool_step_shows_the_arguments_of_the_turn_that_called_it() {
    List<TimelineStep> steps = Timeline.read(List.of(step(1, new StepBody.User("Was bedeutet F-110?", List.of())), step(
        2, new StepBody.Model("", List.of(new ToolCall("c1", "search_knowledge", "{\"query\":\"F-110\"}")), "m", 12,
            3)), step(3, new StepBody.Tool("c1", "search_knowledge", true, "3 Stellen", "[1] …", List.of(), List.of(),
                false, 41))));

    assertThat(steps).extracting(TimelineStep::kind).containsExactly("user", "model", "tool");
    assertThat(steps.get(0).text()).isEqualTo("Was bedeutet F-110?");
    assertThat(steps.get(0).durationMs()).isNull();
    assertThat(steps.get(1).calls()).containsExactly(new TimelineStep.Call("search_knowledge",
        "{\"query\":\"F-110\"}"));
    assertThat(steps.get(1).promptTokens()).isEqualTo(12);
    assertThat(steps.get(1).durationMs()).isNotNegative();
    assertThat(steps.get(2).durationMs()).isEqualTo(41);
    assertThat(steps.get(2).observed()).isEqualTo(new TimelineStep.Observed("search_knowledge",
        "{\"query\":\"F-110\"}", true, "[1] …"));
  }

  private Step step(long sequence, StepBody body) {
    return new Step(thread, sequence, run, body.kind(), body.json());
  }
}
