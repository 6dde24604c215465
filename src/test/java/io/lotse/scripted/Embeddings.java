package io.lotse.scripted;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Vectors that are near when texts share words or parts of words: each word and each of its trigrams adds to a dimension
 * that its hash names. Equal texts have equal vectors, always. A text that holds {@code embed-mute} gets no answer.
 */
final class Embeddings {
  private static final int DIMENSIONS = 256;
  private final Script script;
  private final JsonNode body;

  Embeddings(JsonNode body, Script script) {
    this.body = body;
    this.script = script;
  }

  /** Whether one of the texts asks not to be answered. */
  static boolean isMute(JsonNode body) {
    return body.path("input").toString().contains("embed-mute");
  }

  /** Whether one of the texts asks to be refused. */
  static boolean isRefused(JsonNode body) {
    return body.path("input").toString().contains("embed-refuse");
  }

  Reply reply() {
    List<String> texts = new ArrayList<>();
    if (body.path("input").isArray()) {
      body.path("input").forEach(text -> texts.add(text.asText()));
    } else {
      texts.add(body.path("input").asText());
    }
    int dimensions = body.path("dimensions").asInt(script.number("dim", DIMENSIONS));
    List<ObjectNode> data = new ArrayList<>();
    for (int i = 0; i < texts.size() - (script.says("short") ? 1 : 0); i++) {
      ObjectNode one = JsonNodeFactory.instance.objectNode().put("object", "embedding").put("index", i);
      set(one, vector(texts.get(i), dimensions));
      data.add(one);
    }
    if (script.says("shuffled")) {
      Collections.reverse(data);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
    answer.putArray("data").addAll(data);
    answer.put("model", body.path("model").asText());
    answer.putObject("usage").put("prompt_tokens", texts.size()).put("total_tokens", texts.size());
    return Reply.json(200, answer.toString(), "", script.number("ttft", 0), false);
  }

  /** Not of unit length, as with some real servers. */
  static float[] vector(String text, int dimensions) {
    float[] vector = new float[dimensions];
    vector[0] = 0.01f;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      add(vector, word, 2);
      for (int i = 0; i + 3 <= word.length(); i++) {
        add(vector, word.substring(i, i + 3), 1);
      }
    }
    return vector;
  }

  private static void add(float[] vector, String part, float weight) {
    int hash = part.hashCode() * 0x9E3779B9;
    vector[Math.floorMod(hash >>> 1, vector.length)] += (hash & 1) == 0 ? weight : -weight;
  }

  private void set(ObjectNode one, float[] vector) {
    if (body.path("encoding_format").asText().equals("base64")) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      one.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
      return;
    }
    ArrayNode numbers = one.putArray("embedding");
    for (float number : vector) {
      numbers.add(number);
    }
  }
}
