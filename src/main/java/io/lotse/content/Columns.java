package io.lotse.content;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/**
 * The columns of a table of entries. A cell holds plain text, a whole number, a truth value, a time or JSON, as its field
 * wants it; an empty cell is null, or not sent where the field cannot be null.
 */
final class Columns {
  private static final List<String> AFTER = List.of("version", "created_at", "updated_at");
  private final Map<String, Column> columns = new LinkedHashMap<>();

  private record Column(Class<?> type, boolean required) {}

  /** @param draft the record whose fields are columns */
  Columns(Class<?> draft) {
    columns.put("id", new Column(Integer.class, false));
    for (RecordComponent each : draft.getRecordComponents()) {
      columns.put(SnakeCaseStrategy.INSTANCE.translate(each.getName()), new Column(each.getType(), isRequired(draft,
          each)));
    }
    columns.put("version", new Column(Integer.class, false));
  }

  private static boolean isRequired(Class<?> draft, RecordComponent component) {
    try {
      Field field = draft.getDeclaredField(component.getName());
      return field.isAnnotationPresent(NotNull.class);
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Their names, in the order in which they are written. */
  List<String> names() {
    List<String> names = new ArrayList<>(columns.keySet());
    AFTER.stream().filter(each -> !columns.containsKey(each)).forEach(names::add);
    return names;
  }

  boolean has(String name) {
    return columns.containsKey(name);
  }

  /** The cells of a record. */
  List<String> cells(Shown record) {
    JsonNode tree = Json.MAPPER.valueToTree(record);
    return names().stream().map(name -> text(tree.path(name))).toList();
  }

  private static String text(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
  }

  /** Puts a cell into a row; cells of columns that are none of ours are passed over. */
  void put(ObjectNode row, String name, String cell) {
    Column column = columns.get(name);
    if (column == null) {
      return;
    }
    if (!cell.isBlank() || column.type() == String.class && column.required()) {
      row.set(name, value(column.type(), cell));
    } else if (!column.required()) {
      row.set(name, NullNode.instance);
    }
  }

  /** What cannot be read stays text, and is refused like a wrong type in JSON. */
  private static JsonNode value(Class<?> type, String cell) {
    try {
      if (type == Boolean.class) {
        return Json.MAPPER.valueToTree(Query.truth("", cell));
      }
      if (type == Integer.class) {
        return Json.MAPPER.valueToTree(Integer.valueOf(cell.strip()));
      }
      return type == String.class || type == LocalDateTime.class ? new TextNode(cell) : Json.MAPPER.readTree(cell);
    } catch (Problem | NumberFormatException | JsonProcessingException unreadable) {
      return new TextNode(cell);
    }
  }
}
