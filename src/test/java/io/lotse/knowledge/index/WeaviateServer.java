package io.lotse.knowledge.index;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.knowledge.index.weaviate.WeaviateAddress;

/** The Weaviate server that {@code WEAVIATE_URL} and {@code WEAVIATE_GRPC_PORT} name, as its owner sees it. */
public record WeaviateServer(WeaviateAddress address) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int GRPC_PORT = 50051;

  public static WeaviateServer ofEnvironment() {
    int grpc = Optional.ofNullable(System.getenv("WEAVIATE_GRPC_PORT")).map(Integer::parseInt).orElse(GRPC_PORT);
    return new WeaviateServer(new WeaviateAddress(URI.create(System.getenv("WEAVIATE_URL")), grpc,
        Optional.ofNullable(System.getenv("WEAVIATE_API_KEY"))));
  }

  /** Deletes the collections whose names begin so. */
  public void drop(String prefix) {
    for (JsonNode collection : json(send("GET", "/v1/schema", "")).path("classes"))
      if (collection.path("class").asText().startsWith(prefix))
        send("DELETE", "/v1/schema/" + collection.path("class").asText(), "");
  }

  /** The names of the collections that begin so. */
  public List<String> collections(String prefix) {
    List<String> names = new ArrayList<>();
    json(send("GET", "/v1/schema", "")).path("classes").forEach(each -> names.add(each.path("class").asText()));
    names.removeIf(name -> !name.startsWith(prefix));
    return names;
  }

  public void create(String definition) {
    send("POST", "/v1/schema", definition);
  }

  private String send(String method, String path, String body) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(address.url().resolve(path))
          .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
      address.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200)
        throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
      return response.body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
