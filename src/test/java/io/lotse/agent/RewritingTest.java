package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.lotse.model.ExtractiveModel;
import io.lotse.model.LanguageModel;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;

/** A question that leans on the conversation becomes one that can be searched for. */
class RewritingTest {
  private static final List<Exchange> EARLIER = List.of(new Exchange("When does the dragon breathe fire?",
      "At 9 pm [1]."),
      new Exchange("Hello?", ""));

  @Test
  void the_model_is_told_of_the_conversation_and_its_words_are_taken() {
    Writer writer = new Writer(" When does the Dragon Bridge breathe fire on weekdays?\n");

    assertThat(rewritten(writer, "And on weekdays?", EARLIER))
        .isEqualTo("When does the Dragon Bridge breathe fire on weekdays?");
    assertThat(writer.asked.getFirst()).isEqualTo(new ModelMessage.User("When does the dragon breathe fire?"));
    assertThat(writer.asked.get(1)).isEqualTo(new ModelMessage.Assistant("At 9 pm.", List.of()));
    assertThat(((ModelMessage.User) writer.asked.getLast()).text()).startsWith("Hello?").endsWith("And on weekdays?");
  }

  @Test
  void without_a_conversation_nobody_is_asked() {
    Writer writer = new Writer("something else");

    assertThat(rewritten(writer, "And on weekdays?", List.of())).isEqualTo("And on weekdays?");
    assertThat(writer.asked).isEmpty();
  }

  @Test
  void a_model_that_only_quotes_is_not_asked() {
    assertThat(rewritten(new ExtractiveModel("en"), "And then?", EARLIER)).isEqualTo("And then?");
  }

  @Test
  void the_question_stands_when_the_model_fails_or_says_nothing_useful() {
    assertThat(rewritten(new Writer("  "), "And then?", EARLIER)).isEqualTo("And then?");
    assertThat(rewritten(new Writer("x".repeat(501)), "And then?", EARLIER)).isEqualTo("And then?");
    assertThat(rewritten(new Writer(null), "And then?", EARLIER)).isEqualTo("And then?");
  }

  private static String rewritten(LanguageModel model, String question, List<Exchange> earlier) {
    return new Rewriting(model, null).standalone(question, earlier, new Cancellation(), "Rewrite: " + question);
  }

  /** Writes always the same; fails where that is null. */
  private static final class Writer implements LanguageModel {
    private final String words;
    private final List<ModelMessage> asked = new ArrayList<>();

    Writer(String words) {
      this.words = words;
    }

    @Override
    public String name() {
      return "writer";
    }

    @Override
    public boolean seesImages() {
      return false;
    }

    @Override
    public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
      asked.addAll(request.messages());
      if (words == null) {
        throw new Problem(503, "model_unavailable", "The model is away.");
      }
      return new ModelTurn(words, List.of(), ModelTurn.Usage.NONE, name());
    }
  }
}
