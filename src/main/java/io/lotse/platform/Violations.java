package io.lotse.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Problem.FieldError;

/** Collects what is wrong with a JSON body instead of stopping at the first. */
class Violations extends DeserializationProblemHandler {
  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return errors;
  }

  void add(String field, String code, String message) {
    if (errors.stream().noneMatch(known -> known.field().equals(field))) {
      errors.add(new FieldError(field, code, message));
    }
  }

  /**
   * Notes what could not be read and puts something harmless in its place; {@code 1.0} for a whole number is none of
   * that, but one written otherwise (JSON Schema, 6.1.1).
   *
   * @return whether reading is worth another try
   */
  boolean mend(JsonNode tree, JsonMappingException unreadable) {
    List<JsonMappingException.Reference> path = unreadable.getPath();
    String field = path(path);
    boolean known = errors.stream().anyMatch(each -> each.field().equals(field));
    JsonPointer place = pointer(path);
    JavaType wanted = wanted(unreadable);
    JsonNode found = tree.at(place);
    if (wanted != null && isWhole(wanted.getRawClass()) && found.isFloatingPointNumber()
        && found.canConvertToExactIntegral() && found.canConvertToLong()) {
      return replace(tree.at(place.head()), place, found.longValue());
    }
    boolean missing = found.isNull() || found.isMissingNode();
    add(field, missing ? "required" : "wrong_type",
        missing ? "must not be null" : wanted == null ? "has the wrong type" : "must be " + expected(wanted));
    return !known && !path.isEmpty() && replace(tree.at(place.head()), place,
        wanted == null ? null : zero(wanted));
  }

  private static boolean replace(JsonNode parent, JsonPointer place, Object value) {
    JsonNode instead = Json.MAPPER.valueToTree(value);
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), instead);
    } else if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), instead);
    }
    return parent.isContainerNode();
  }

  private static JavaType wanted(JsonMappingException unreadable) {
    Class<?> type = null;
    if (unreadable instanceof MismatchedInputException mismatched) {
      type = mismatched.getTargetType();
    } else if (unreadable.getCause() instanceof InputCoercionException coerced) {
      type = coerced.getTargetType();
    }
    return type == null ? null : Json.MAPPER.constructType(type);
  }

  private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
    JsonPointer pointer = JsonPointer.empty();
    for (JsonMappingException.Reference each : path) {
      pointer = each.getFieldName() == null ? pointer.appendIndex(each.getIndex())
          : pointer.appendProperty(each.getFieldName());
    }
    return pointer;
  }

  @Override
  public Object handleUnexpectedToken(DeserializationContext context, JavaType target, JsonToken token,
      JsonParser parser, String message) throws IOException {
    add(here(parser), "wrong_type", "must be " + expected(target));
    parser.skipChildren();
    return zero(target);
  }

  @Override
  public Object handleWeirdStringValue(DeserializationContext context, Class<?> target, String value, String message)
      throws IOException {
    if (target == String.class) {
      add(here(context.getParser()), "invalid_character", message);
    } else {
      add(here(context.getParser()), "wrong_type", "must be " + expected(context.constructType(target)));
    }
    return zero(context.constructType(target));
  }

  @Override
  public Object handleWeirdNumberValue(DeserializationContext context, Class<?> target, Number value, String message)
      throws IOException {
    add(here(context.getParser()), "wrong_type", "must be " + expected(context.constructType(target)));
    return zero(context.constructType(target));
  }

  /** The violation as a client names it: the JSON path, the constraint's own name as code. */
  static FieldError of(ConstraintViolation<?> violation) {
    String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    String code = constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    boolean missing = constraint.equals("NotNull") || constraint.equals("NotBlank") || constraint.equals("NotEmpty");
    return new FieldError(path(violation.getPropertyPath()), missing && violation.getInvalidValue() == null ? "required"
        : code,
        violation.getMessage());
  }

  private static String path(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getKey() != null) {
        text.append('.').append(node.getKey());
      }
      if (node.getIndex() != null) {
        text.append('[').append(node.getIndex()).append(']');
      }
      if (node.getName() == null || node.getKind() != ElementKind.PROPERTY && node.getKind() != ElementKind.PARAMETER) {
        continue;
      }
      text.append(text.isEmpty() ? "" : ".").append(snake(node.getName()));
    }
    return text.toString();
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder text = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        text.append('[').append(reference.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return text.isEmpty() ? "body" : text.toString();
  }

  private static String here(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    if (pointer.isEmpty()) {
      return "body";
    }
    return pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replaceAll("^(\\d+)", "[$1]").replace('/', '.');
  }

  private static String expected(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isCollectionLikeType() || type.isArrayType()) {
      return "a list";
    }
    if (raw == String.class || raw.isEnum()) {
      return raw.isEnum() ? "one of " + String.join(", ", java.util.Arrays.stream(raw.getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT)).toList()) : "a text";
    }
    if (raw == Boolean.class || raw == boolean.class) {
      return "true or false";
    }
    if (isWhole(raw)) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(raw) || raw == double.class) {
      return "a number";
    }
    if (raw == java.util.UUID.class) {
      return "a UUID";
    }
    return raw.getPackageName().equals("java.time") ? "a time in ISO 8601" : "an object";
  }

  private static boolean isWhole(Class<?> type) {
    return type == Integer.class || type == int.class || type == Long.class || type == long.class;
  }

  private static Object zero(JavaType target) {
    Class<?> raw = target.getRawClass();
    if (raw == boolean.class) {
      return false;
    }
    if (raw == int.class) {
      return 0;
    }
    if (raw == long.class) {
      return 0L;
    }
    return raw == double.class ? (Object) 0.0 : null;
  }

  private static String snake(String name) {
    return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name);
  }
}
