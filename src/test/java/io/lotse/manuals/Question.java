package io.lotse.manuals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One question of {@code questions/manuals.json}. The page is the physical one, from 1; the answer is a span that stands
 * on it. A question that no manual answers has neither document nor page, section and answer.
 */
record Question(String id, String question, String language, Category category, String document, Integer page,
    String section, String answer) {
  /** What makes a question hard. */
  enum Category {
    exact_code, paraphrase, colloquial, typo, multi_step, table, english, unanswerable
  }

  static List<Question> all() throws IOException {
    try (InputStream json = Question.class.getResourceAsStream("/questions/manuals.json")) {
      return List.of(new ObjectMapper().readValue(json, Question[].class));
    }
  }

  boolean answerable() {
    return category != Category.unanswerable;
  }
}
