package io.lotse.evaluation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Json;

/**
 * A model that judges answers: {@code JUDGE_BASE_URL}, {@code JUDGE_API_KEY}, {@code JUDGE_MODEL} name one behind the chat
 * completions API. Its prompt is {@code conversations/judge.md} of the test resources.
 */
record Judge(String baseUrl, String key, String model) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What it thinks: whether everything that was said stands in the sources, and whether it answers the question. */
  record Verdict(boolean faithful, boolean answers, String why) {}

  static Optional<Judge> configured() {
    return Optional.ofNullable(System.getenv("JUDGE_BASE_URL")).map(url -> new Judge(url, System.getenv()
        .getOrDefault("JUDGE_API_KEY", ""), System.getenv().getOrDefault("JUDGE_MODEL", "gpt-4o")));
  }

  Verdict of(String question, String said, List<String> sources) throws IOException, InterruptedException {
    String order = Files.readString(Path.of("src/test/resources/conversations/judge.md"))
        .replace("{{question}}", question).replace("{{sources}}", String.join("\n---\n", sources))
        .replace("{{answer}}", said);
    String body = Json.MAPPER.writeValueAsString(Map.of("model", model, "temperature", 0, "messages",
        List.of(Map.of("role", "user", "content", order))));
    HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replaceAll("/+$", "") + "/chat/completions"))
        .header("Content-Type", "application/json").header("Authorization", "Bearer " + key).timeout(PATIENCE)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode content = Json.MAPPER.readTree(response.body()).at("/choices/0/message/content");
    String json = content.asText().replaceAll("(?s)^[^{]*|[^}]*$", "");
    return Json.MAPPER.readValue(json, Verdict.class);
  }
}
