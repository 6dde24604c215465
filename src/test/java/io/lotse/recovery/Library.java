package io.lotse.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;

/** What the library says of itself over HTTP, and what it must say. */
final class Library {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SECTIONS = 40;
  private final LotseServer admin;

  Library(LotseServer admin) {
    this.admin = admin;
  }

  /** A document of 40 sections, all of which hold the word; each is a chunk. The demo manuals must not hold it. */
  static FilePart manual(String word) {
    StringBuilder text = new StringBuilder("# Handbuch " + word + "\n\n");
    for (int i = 1; i <= SECTIONS; i++) {
      text.append("## Kapitel ").append(i).append("\n\n").append(("Das Gerät " + word + " wird in Schritt " + i
          + " geprüft, gereinigt und wieder eingesetzt. ").repeat(5)).append("\n\n");
    }
    return new FilePart("files", word + ".md", "text/markdown", text.toString().getBytes(UTF_8));
  }

  Answer upload(FilePart file) {
    return admin.upload("/admin/documents", Map.of(), List.of(file));
  }

  Answer replace(String document, FilePart file) {
    return admin.replace("/admin/documents/" + document, Map.of(), List.of(file));
  }

  LotseServer http() {
    return admin;
  }

  /** The job; while a lock holds everything, an answer may fail and is asked for again. */
  JsonNode job(String id) {
    Answer answer = admin.get("/admin/embed/jobs/" + id);
    for (int i = 0; i < 5 && answer.status() >= 500; i++) {
      answer = admin.get("/admin/embed/jobs/" + id);
    }
    return answer.expect(200).json();
  }

  void awaitStep(String job, String step) throws Exception {
    await("step " + step, () -> job(job).path("documents").path(0).path("step").asText().equals(step)
        && job(job).path("state").asText().equals("running"));
  }

  void awaitEnd(String job) throws Exception {
    await("end of job " + job, () -> List.of("succeeded", "failed", "cancelled").contains(job(job).path("state")
        .asText()));
  }

  /** Which documents are listed with the word in their names. */
  List<JsonNode> listed(String word) {
    List<JsonNode> documents = new ArrayList<>();
    admin.get("/documents?limit=500&q=" + word).expect(200).json().forEach(documents::add);
    return documents;
  }

  /** The documents of which a search for the word finds chunks that hold it. */
  Set<String> found(String word) {
    Set<String> documents = new TreeSet<>();
    admin.get("/search?mode=keyword&top_k=100&limit_k=1000&q=" + word).expect(200).json().path("results")
        .forEach(result -> {
          if (result.path("text").asText().contains(word)) {
            documents.add(result.path("document_id").asText());
          }
        });
    return documents;
  }

  /** The word's document is there once, whole, and found; that no chunk of it is twice in the index, reconciling tells. */
  void mustHold(String word) throws Exception {
    await(word + " is found", () -> !found(word).isEmpty());
    List<JsonNode> documents = listed(word);
    must(documents.size() == 1, word + " is listed " + documents.size() + " times");
    must(documents.getFirst().path("status").asText().equals("indexed"), word + " is " + documents.getFirst());
    must(documents.getFirst().path("chunks").asInt() == SECTIONS, word + " has not " + SECTIONS + " chunks: "
        + documents
            .getFirst());
    must(found(word).equals(Set.of(documents.getFirst().path("id").asText())), word + " is found in " + found(word));
  }

  void mustNotHold(String word) {
    must(listed(word).isEmpty(), word + " is listed");
    must(found(word).isEmpty(), word + " is found");
  }

  /** Reconciling finds nothing; what the first run has put right may take a moment. */
  void mustAgree() throws Exception {
    JsonNode first = admin.post("/admin/reconciliation", Map.of()).expect(200).json();
    must(first.path("found").asInt() == 0 && first.path("problems").isEmpty(), "the reconciler found " + first);
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      must(Instant.now().isBefore(end), what + " did not come");
      Thread.sleep(200);
    }
  }

  static void must(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
