package io.lotse.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem.FieldError;

class LabelsTest {
  private final List<FieldError> errors = new ArrayList<>();

  @Test
  void tags_may_be_repeated_or_separated_by_commas() {
    Labels labels = Labels.read(" HP-63 ", "de-DE", "", List.of("a, b", "b", " "), errors);

    assertThat(labels).isEqualTo(new Labels("HP-63", "de", null, List.of("a", "b")));
    assertThat(errors).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_named() {
    Labels.read("x".repeat(201), "deutsch", "1\u0000", List.of("t".repeat(51)), errors);

    assertThat(errors).extracting(FieldError::field).containsExactlyInAnyOrder("product", "language", "version",
        "tags");
  }
}
