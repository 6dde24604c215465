package io.lotse.content;

import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;

import io.lotse.platform.Json;
import io.lotse.platform.Offered;

/**
 * An entry as an editor sees it.
 *
 * @param fields as in the API, by their names there: texts, whole numbers, truth values, lists and maps
 */
@Offered("admin: to edit content")
public record ContentItem(int id, int version, boolean active, Map<String, Object> fields) {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
  };

  static ContentItem of(Shown entry) {
    Map<String, Object> fields = Json.MAPPER.convertValue(entry, FIELDS);
    return new ContentItem((Integer) fields.get("id"), entry.version(), Boolean.TRUE.equals(fields.get("is_active")),
        fields);
  }
}
