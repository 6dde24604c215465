package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.lotse.model.EmbeddingForm.Named;

class EmbeddingFormTest {
  @Test
  void an_identity_tells_model_and_form() {
    EmbeddingForm form = new EmbeddingForm(OptionalInt.of(256), "query: ", "passage: ", Optional.of("query"), Optional
        .of("passage"));

    assertThat(Named.of("org/e5-small" + form.identity())).contains(new Named("org/e5-small", form));
  }

  @Test
  void a_plain_model_is_its_name() {
    EmbeddingForm plain = new EmbeddingForm(OptionalInt.empty(), "", "", Optional.empty(), Optional.empty());

    assertThat(Named.of("text-embedding-3-large")).contains(new Named("text-embedding-3-large", plain));
  }

  @Test
  void what_could_be_read_in_two_ways_is_not_guessed() {
    assertThat(Named.of("e5;prefixes=a|b|c")).isEmpty();
  }
}
