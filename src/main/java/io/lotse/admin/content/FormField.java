package io.lotse.admin.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.lotse.platform.Json;

/**
 * A field of a form, as the API names it; its label is the text {@code field_} and the name.
 *
 * @param name with dots where it lies within another, e.g. {@code translations.en.question}
 * @param required whether an empty one is sent as an empty text, so that it is refused
 */
public record FormField(String name, Kind kind, boolean required) {

  /** Of a time that is as much as browsers can show. */
  private static final int SECONDS = "2026-03-02T08:15:30".length();

  /** How it is typed. */
  public enum Kind {
    LINE, TEXT, NUMBER, FLAG, TIME, JSON
  }

  static FormField of(String name, Kind kind) {
    return new FormField(name, kind, false);
  }

  static FormField required(String name, Kind kind) {
    return new FormField(name, kind, true);
  }

  public boolean is(String wanted) {
    return kind.name().equals(wanted);
  }

  /** What is sent of what was typed; what cannot be read stays text, and is refused with its field's name. */
  JsonNode sent(Object typed) {
    String text = typed == null ? "" : typed.toString().strip();
    if (kind == Kind.FLAG) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (text.isEmpty()) {
      return required ? TextNode.valueOf("") : NullNode.instance;
    }
    return switch (kind) {
      case NUMBER -> text.matches("-?\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
      case JSON -> json(text);
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }

  /** What is shown of what is stored. */
  String shown(JsonNode stored) {
    if (stored == null || stored.isNull() || stored.isMissingNode()) {
      return "";
    }
    String text = stored.isValueNode() ? stored.asText() : stored.toString();
    return kind == Kind.TIME ? text.substring(0, Math.min(SECONDS, text.length())) : text;
  }
}
