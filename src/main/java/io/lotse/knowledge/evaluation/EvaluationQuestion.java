package io.lotse.knowledge.evaluation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.lotse.platform.Offered;

/**
 * A question with its right answer, in the form of the files that evaluations are run with.
 *
 * @param id names it in runs; letters, digits, {@code . _ -}
 * @param document the file name of the document that answers it; null = nothing does, and then neither page nor answer
 * @param page physical page on which the answer stands, 1-based
 * @param answer words that stand there literally
 */
@Offered("admin: to keep and to run evaluation questions")
public record EvaluationQuestion(
    @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9._-]*", message = "must be letters, digits and . _ -") String id,
    @NotBlank @Size(max = 2000) String question, @Size(max = 20) String language, @Size(max = 60) String category,
    @Size(max = 200) String document, @Min(1) Integer page, @Size(max = 500) String section,
    @Size(max = 5000) String answer) {
  public EvaluationQuestion { category = category == null || category.isBlank() ? "all" : category.strip(); }

  /** Whether anything answers it. */
  public boolean answerable() {
    return document != null;
  }
}
