package io.lotse.content;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Problem.FieldError;

/**
 * A row of a file that is imported.
 *
 * @param number as the person counts who looks at the file
 * @param id of the entry that is changed; null for a new one
 * @param version of it that the file was made of; null where it does not say
 * @param errors why it cannot be read
 */
record ImportRow(int number, Integer id, Integer version, ObjectNode fields, List<FieldError> errors) {
  /** A row of fields, among them perhaps {@code id} and {@code version}. */
  static ImportRow of(int number, JsonNode row) {
    if (!(row instanceof ObjectNode fields)) {
      return broken(number, new FieldError("", "wrong_type", "must be an object"));
    }
    List<FieldError> errors = new ArrayList<>();
    Integer id = whole(fields, "id", errors);
    Integer version = whole(fields, "version", errors);
    return new ImportRow(number, id, version, fields, errors);
  }

  static ImportRow broken(int number, FieldError error) {
    return new ImportRow(number, null, null, JsonNodeFactory.instance.objectNode(), List.of(error));
  }

  private static Integer whole(ObjectNode fields, String name, List<FieldError> errors) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isInt()) {
      errors.add(new FieldError(name, "wrong_type", "must be a whole number"));
      return null;
    }
    return value.intValue();
  }
}
