package io.lotse.scripted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A chat request, read as far as scripts care: the last question and what tools have said since. */
final class Ask {
  /** An observation, with the name of the tool that made it. */
  record Observation(String tool, String content) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonNode body;
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, JsonNode> tools = new LinkedHashMap<>();
  private String question = "";

  Ask(JsonNode body) {
    this.body = body;
    body.path("tools").forEach(tool -> tools.put(tool.path("function").path("name").asText(), tool.path("function")
        .path("parameters")));
    Map<String, String> calls = new HashMap<>();
    for (JsonNode message : body.path("messages")) {
      message.path("tool_calls").forEach(call -> calls.put(call.path("id").asText(), call.path("function").path("name")
          .asText()));
      String text = text(message.path("content"));
      if (message.path("role").asText().equals("user")) {
        question = text;
        observations.clear();
      } else if (message.path("role").asText().equals("tool")) {
        observations.add(new Observation(calls.getOrDefault(message.path("tool_call_id").asText(), ""), text));
      }
    }
  }

  String model() {
    return body.path("model").asText();
  }

  boolean streams() {
    return body.path("stream").asBoolean();
  }

  boolean wantsUsage() {
    return body.path("stream_options").path("include_usage").asBoolean();
  }

  String question() {
    return question;
  }

  boolean offers(String tool) {
    return tools.containsKey(tool);
  }

  boolean offersAny() {
    return !tools.isEmpty();
  }

  /** The JSON Schema of a tool's arguments. */
  JsonNode parameters(String tool) {
    return tools.get(tool);
  }

  List<Observation> observations() {
    return observations;
  }

  boolean observed(String tool) {
    return observations.stream().anyMatch(o -> o.tool().equals(tool));
  }

  String observed() {
    return observations.stream().map(Observation::content).collect(Collectors.joining("\n"));
  }

  /** Whether a call in the conversation has arguments that are no JSON object. */
  boolean hasUnreadableArguments() {
    for (JsonNode message : body.path("messages")) {
      for (JsonNode call : message.path("tool_calls")) {
        if (!isObject(call.path("function").path("arguments").asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isObject(String json) {
    try {
      return JSON.readTree(json).isObject();
    } catch (JsonProcessingException malformed) {
      return false;
    }
  }

  /** A guess at the tokens of the prompt: a quarter of its characters. */
  int promptTokens() {
    int characters = 0;
    for (JsonNode message : body.path("messages")) {
      characters += text(message.path("content")).length();
    }
    return 1 + characters / 4;
  }

  private static String text(JsonNode content) {
    if (content.isArray()) {
      return StreamSupport.stream(content.spliterator(), false).map(part -> part.path("text").asText(""))
          .filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }
    return content.asText("");
  }
}
