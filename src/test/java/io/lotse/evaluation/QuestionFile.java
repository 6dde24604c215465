package io.lotse.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LanguageDetection;

/**
 * Reads a file of questions in one of three forms:
 * <ul>
 * <li>an array of {@code {id, question, category, document, page, answer}} about documents of a folder; without a
 * document nothing answers the question
 * <li>{@code {passages: [{id, title, section, text, language}], questions: [{id, question, category, passages}]}}
 * <li>SQuAD and its translations: {@code data[].paragraphs[].{context, qas[].{id, question}}}
 * </ul>
 */
final class QuestionFile {
  private final Path file;
  private final Path documents;
  private final LanguageDetection detection = new LanguageDetection();

  /** @param documents the folder of the documents that questions of the first form ask about */
  QuestionFile(Path file, Path documents) {
    this.file = file;
    this.documents = documents;
  }

  QuestionSet read() throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    String name = file.getFileName().toString().replaceAll("\\.json$", "");
    if (json.isArray())
      return ofDocuments(name, json);
    return json.has("data") ? ofParagraphs(name, json.path("data")) : ofPassages(name, json);
  }

  private QuestionSet ofDocuments(String name, JsonNode json) {
    Library library = Library.read(documents);
    List<Question> questions = new ArrayList<>();
    for (JsonNode each : json) {
      String document = each.path("document").asText(null);
      Integer page = document == null ? null : each.path("page").asInt();
      String answer = each.path("answer").asText(null);
      Set<UUID> answeredBy = document == null ? Set.of() : library.holding(document, page, answer);
      if (document != null && answeredBy.isEmpty())
        throw new IllegalArgumentException("No chunk of " + document + ", page " + page + " holds the answer to "
            + each.path("id").asText());
      questions.add(new Question(each.path("id").asText(), each.path("question").asText(),
          each.path("category").asText("all"), answeredBy, document, page, answer));
    }
    return new QuestionSet(name, library.chunks(), library.embedded(), questions, library);
  }

  private QuestionSet ofPassages(String name, JsonNode json) {
    Map<String, UUID> ids = new HashMap<>();
    List<IndexedChunk> chunks = new ArrayList<>();
    for (JsonNode each : json.path("passages")) {
      UUID id = id(name, chunks.size());
      ids.put(each.path("id").asText(), id);
      chunks.add(chunk(id, each.path("title").asText(""), each.path("section").asText(""), each.path("text").asText(),
          each.path("language").asText(null)));
    }
    List<Question> questions = new ArrayList<>();
    for (JsonNode each : json.path("questions")) {
      Set<UUID> answeredBy = new HashSet<>();
      each.path("passages").forEach(passage -> answeredBy.add(known(ids, passage.asText())));
      questions.add(question(each, each.path("category").asText("all"), answeredBy));
    }
    return passages(name, chunks, questions);
  }

  private QuestionSet ofParagraphs(String name, JsonNode data) {
    List<IndexedChunk> chunks = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (JsonNode article : data)
      for (JsonNode paragraph : article.path("paragraphs")) {
        UUID id = id(name, chunks.size());
        chunks.add(chunk(id, "", "", paragraph.path("context").asText(), null));
        paragraph.path("qas").forEach(each -> questions.add(question(each, "all", Set.of(id))));
      }
    return passages(name, chunks, questions);
  }

  private static QuestionSet passages(String name, List<IndexedChunk> chunks, List<Question> questions) {
    return new QuestionSet(name, chunks, chunks.stream().map(IndexedChunk::text).toList(), questions, null);
  }

  private IndexedChunk chunk(UUID id, String title, String section, String text, String language) {
    String told = language == null ? detection.detect(text).orElse("und") : language;
    return new IndexedChunk(id, id, 0, title, section, text, "", told, null, Set.of(), null);
  }

  private static Question question(JsonNode json, String category, Set<UUID> answeredBy) {
    return new Question(json.path("id").asText(), json.path("question").asText(), category, answeredBy, null, null,
        null);
  }

  private static UUID known(Map<String, UUID> ids, String passage) {
    if (!ids.containsKey(passage))
      throw new IllegalArgumentException("There is no passage " + passage);
    return ids.get(passage);
  }

  private static UUID id(String name, int number) {
    return UUID.nameUUIDFromBytes((name + " " + number).getBytes(StandardCharsets.UTF_8));
  }
}
