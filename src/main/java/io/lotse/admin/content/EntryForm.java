package io.lotse.admin.content;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.content.ContentItem;
import io.lotse.platform.Json;

/** An entry while it is edited: its fields as text, in the order in which they stand in the form. */
final class EntryForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String TRANSLATIONS = "translations";
  private final transient List<FormField> fields;
  private final Map<String, Object> typed = new LinkedHashMap<>();

  EntryForm(List<FormField> fields) {
    this.fields = fields;
  }

  Map<String, Object> typed() {
    return typed;
  }

  /** A new entry. */
  void clear() {
    fields.forEach(field -> typed.put(field.name(), field.name().equals("is_active") ? "true" : ""));
  }

  void fill(ContentItem entry) {
    JsonNode stored = Json.MAPPER.valueToTree(entry.fields());
    fields.forEach(field -> typed.put(field.name(), field.shown(stored.at("/" + field.name().replace('.', '/')))));
  }

  /** What is sent; a language of which neither question nor answer is written is taken away. */
  ObjectNode sent() {
    ObjectNode sent = Json.MAPPER.createObjectNode();
    for (FormField field : fields) {
      ObjectNode place = sent;
      String[] path = field.name().split("\\.");
      for (int i = 0; i < path.length - 1; i++) {
        place = place.withObjectProperty(path[i]);
      }
      place.set(path[path.length - 1], field.sent(typed.get(field.name())));
    }
    if (sent.path(TRANSLATIONS) instanceof ObjectNode languages) {
      List<String> empty = languages.properties().stream().filter(each -> isEmpty(each.getValue())).map(
          Map.Entry::getKey).toList();
      empty.forEach(language -> languages.set(language, NullNode.instance));
    }
    return sent;
  }

  private static boolean isEmpty(JsonNode translation) {
    return translation.valueStream().allMatch(each -> each.isNull() || each.asText().isEmpty());
  }
}
