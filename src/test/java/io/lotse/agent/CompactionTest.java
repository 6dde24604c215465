package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;

/** Conversations are kept within what a model can take in. */
class CompactionTest {
  /** Some 4,500 tokens. */
  private static final String LONG = "Der Isolationswiderstand ist zu klein. ".repeat(500);
  private final Fitting fitting = new Fitting(32_000, () -> "(ausgelassen)");

  @Test
  void a_conversation_that_fits_is_told_as_it_is() {
    List<ModelMessage> messages = List.of(new ModelMessage.System("Du bist Lotse."), new ModelMessage.User("Was?"));

    assertThat(fitting.of(messages)).isSameAs(messages);
  }

  @Test
  void results_of_tools_are_left_out_before_turns_and_the_newest_never() {
    List<ModelMessage> messages = new ArrayList<>(List.of(new ModelMessage.System("Du bist Lotse."),
        new ModelMessage.User("Erste Frage"), new ModelMessage.Assistant("Erste Antwort", List.of()),
        new ModelMessage.User("Zweite Frage")));
    for (int i = 0; i < 8; i++) {
      messages.add(new ModelMessage.Assistant("", List.of(new ToolCall("c" + i, "search_knowledge", "{}"))));
      messages.add(new ModelMessage.ToolResult("c" + i, "search_knowledge", LONG, List.of()));
    }

    List<ModelMessage> fitted = fitting.of(messages);

    assertThat(fitted).hasSameSizeAs(messages);
    assertThat(fitted).filteredOn(ModelMessage.ToolResult.class::isInstance)
        .extracting(each -> ((ModelMessage.ToolResult) each).content().equals(LONG))
        .containsExactly(false, false, false, true, true, true, true, true);
    assertThat(Tokens.of(fitted)).isLessThan(32_000 - 4_096);
  }

  @Test
  void then_the_oldest_turns_go() {
    List<ModelMessage> messages = new ArrayList<>(List.of(new ModelMessage.System("Du bist Lotse.")));
    for (int i = 0; i < 8; i++) {
      messages.add(new ModelMessage.User("Frage " + i));
      messages.add(new ModelMessage.Assistant(LONG, List.of()));
    }
    messages.add(new ModelMessage.User("Und nun?"));

    List<ModelMessage> fitted = fitting.of(messages);

    assertThat(fitted.getFirst()).isInstanceOf(ModelMessage.System.class);
    assertThat(fitted.getLast()).isEqualTo(new ModelMessage.User("Und nun?"));
    assertThat(fitted).contains(new ModelMessage.User("Frage 7")).doesNotContain(new ModelMessage.User("Frage 0"));
  }

  @Test
  void a_run_that_begins_anew_keeps_only_what_it_was_asked() {
    UUID thread = UUID.randomUUID();
    UUID run = UUID.randomUUID();
    List<StepBody> bodies = List.of(new StepBody.User("Was?", List.of()),
        new StepBody.Model("", List.of(new ToolCall("a", "search_knowledge", "{}")), "m", 1, 1),
        new StepBody.Again(), new StepBody.Model("", List.of(new ToolCall("b", "search_knowledge", "{}")), "m", 1, 1));
    List<Step> steps = new ArrayList<>();
    bodies.forEach(body -> steps.add(new Step(thread, steps.size() + 1, run, body.kind(), body.json())));

    Courses courses = Courses.of(steps);

    assertThat(courses.of(run)).containsExactly(bodies.get(0), bodies.get(3));
    assertThat(courses.answer(run)).isEmpty();
  }

  @Test
  void a_turn_counts_its_tokens() {
    assertThat(Tokens.of("Der Isolationswiderstand ist zu klein.")).isBetween(5, 20);
  }
}
