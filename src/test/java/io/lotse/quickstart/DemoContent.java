package io.lotse.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;

/** Gives an empty installation something to try: keys for programs, entries to read, and manuals to ask about. */
final class DemoContent {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final LotseServer admin;
  private final Console console;

  /** @param admin signed in as a superuser */
  DemoContent(LotseServer admin, Console console) {
    this.admin = admin;
    this.console = console;
  }

  /** The access with two keys that work: the ones from last time, or new ones. */
  Access keys(Access access) {
    Answer answer = admin.get("/admin/api-keys");
    if (answer.status() != 200) {
      console.line("[lotse]   no API keys: " + answer);
      return access;
    }
    JsonNode known = answer.json();
    return access.withKeys(
        key(known, access.serviceKey(),
            Map.of("name", "quickstart service", "scopes", List.of("content", "bot", "notify", "search", "chat"))),
        key(known, access.botKey(),
            Map.of("name", "quickstart bot", "scopes", List.of("bot", "notify"), "profile", "tourguide")));
  }

  /** Uploads the manuals below that folder when the installation has no documents, and waits until they are found. */
  void manuals(Path folder) {
    Answer documents = admin.get("/documents");
    if (!Files.isDirectory(folder) || documents.status() != 200 || !documents.json().isEmpty()) {
      return;
    }
    List<FilePart> files = pdfs(folder).stream().map(file -> FilePart.pdf("files", file)).toList();
    if (files.isEmpty()) {
      return;
    }
    console.step("Reading " + files.size() + " demo manuals");
    Answer accepted = admin.upload("/admin/documents", Map.of(), files);
    if (accepted.status() != 202) {
      console.line("[lotse]   not taken: " + accepted);
      return;
    }
    await(accepted.json().path("job_id").asText());
  }

  /** Fills each kind of content that is empty with ours: FAQ, emergency contacts, events. */
  void entries() {
    for (String kind : List.of("faq", "emergency", "events")) {
      Answer there = admin.get("/api/" + kind + "?limit=1&use_cache=false");
      if (there.status() == 200 && there.json().isEmpty()) {
        Answer taken = admin.post("/api/" + kind + "/import", sample(kind));
        if (taken.status() != 200) {
          console.line("[lotse]   no sample content: " + taken);
        }
      }
    }
  }

  private static String sample(String kind) {
    try (InputStream file = DemoContent.class.getResourceAsStream("/content/" + kind + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new QuickstartFailed("The sample content of " + kind + " cannot be read: " + e.getMessage(), e);
    }
  }

  private String key(JsonNode known, String kept, Map<String, Object> wanted) {
    for (JsonNode each : known) {
      if (kept != null && kept.startsWith(each.path("prefix").asText("-"))) {
        return kept;
      }
    }
    Answer made = admin.post("/admin/api-keys", wanted);
    if (made.status() / 100 != 2) {
      console.line("[lotse]   no API key: " + made);
      return null;
    }
    return made.json().path("key").asText();
  }

  private void await(String job) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      JsonNode state = admin.get("/admin/embed/jobs/" + job).expect(200).json();
      switch (state.path("state").asText()) {
        case "succeeded" -> {
          console.done("the manuals can be asked about");
          return;
        }
        case "failed", "cancelled" -> {
          console.line("[lotse]   the manuals could not be read: " + state);
          return;
        }
        default -> console.waiting("%.0f %%, %s".formatted(100 * state.path("progress").asDouble(),
            state.path("step").asText()));
      }
      pause();
    }
    console.line("[lotse]   still reading the manuals; they can be asked about when that has ended");
  }

  private static List<Path> pdfs(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    } catch (IOException e) {
      throw new QuickstartFailed("The demo manuals in " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuickstartFailed("The start was interrupted.", e);
    }
  }
}
