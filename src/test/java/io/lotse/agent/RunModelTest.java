package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.lotse.model.LanguageModel;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Cancellation;

class RunModelTest {
  private final List<AgentEvent> told = new ArrayList<>();

  @Test
  void an_answer_that_nobody_waits_for_before_the_model_is_called_takes_nothing() {
    RunModel model = new RunModel(new Composer(), new Compaction(), null, UUID.randomUUID(), told::add);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> model.generate(new ModelRequest(List.of(new ModelMessage.User("And then?")), List.of(), 0),
        text -> {}, cancellation)).isInstanceOf(CancellationException.class);
    assertThat(told).isEmpty();
  }

  /** Is not to be called. */
  private static final class Composer implements LanguageModel {
    @Override
    public String name() {
      return "composer";
    }

    @Override
    public boolean seesImages() {
      return false;
    }

    @Override
    public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
      throw new AssertionError("called though nobody waits");
    }
  }
}
