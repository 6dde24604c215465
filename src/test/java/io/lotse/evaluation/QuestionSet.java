package io.lotse.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Passages and questions whose right passage is known, read from the JSON form of SQuAD and its translations:
 * {@code data[].paragraphs[].{context, qas[].question}}.
 */
record QuestionSet(List<Passage> passages, List<Question> questions) {
  record Passage(UUID id, String text) {}

  record Question(String text, UUID answeredBy) {}

  static QuestionSet read(Path file) throws IOException {
    List<Passage> passages = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (JsonNode article : new ObjectMapper().readTree(file.toFile()).path("data"))
      for (JsonNode paragraph : article.path("paragraphs")) {
        UUID id = UUID.nameUUIDFromBytes(("passage " + passages.size()).getBytes(StandardCharsets.UTF_8));
        passages.add(new Passage(id, paragraph.path("context").asText()));
        for (JsonNode entry : paragraph.path("qas"))
          questions.add(new Question(entry.path("question").asText(), id));
      }
    return new QuestionSet(passages, questions);
  }
}
