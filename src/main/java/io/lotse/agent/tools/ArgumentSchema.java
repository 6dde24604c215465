package io.lotse.agent.tools;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** Derives the JSON Schema (2020-12) of a tool's arguments from their record and its constraints. */
final class ArgumentSchema {
  private ArgumentSchema() {}

  /** @param meanings what each argument means, by its JSON name */
  static Map<String, Object> of(Class<? extends Record> arguments, Map<String, String> meanings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : arguments.getRecordComponents()) {
      String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
      Map<String, Object> schema = type(component.getGenericType());
      constrain(schema, component);
      if (meanings.containsKey(name)) {
        schema.put("description", meanings.get(name));
      }
      properties.put(name, schema);
      if (isRequired(component)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getType().isPrimitive() || constraint(component, NotNull.class) != null
        || constraint(component, NotBlank.class) != null;
  }

  private static Map<String, Object> type(Type type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type instanceof ParameterizedType list) {
      schema.put("type", "array");
      schema.put("items", type(list.getActualTypeArguments()[0]));
    } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      schema.put("type", "integer");
    } else if (type == double.class || type == Double.class) {
      schema.put("type", "number");
    } else if (type == boolean.class || type == Boolean.class) {
      schema.put("type", "boolean");
    } else {
      schema.put("type", "string");
      if (type instanceof Class<?> kind && kind.isEnum()) {
        schema.put("enum", Arrays.stream(kind.getEnumConstants()).map(each -> each.toString().toLowerCase(Locale.ROOT))
            .toList());
      }
    }
    return schema;
  }

  private static void constrain(Map<String, Object> schema, RecordComponent component) {
    Size size = constraint(component, Size.class);
    if (size != null) {
      boolean list = "array".equals(schema.get("type"));
      if (size.min() > 0) {
        schema.put(list ? "minItems" : "minLength", size.min());
      }
      if (size.max() < Integer.MAX_VALUE) {
        schema.put(list ? "maxItems" : "maxLength", size.max());
      }
    }
    Min min = constraint(component, Min.class);
    Max max = constraint(component, Max.class);
    if (min != null) {
      schema.put("minimum", min.value());
    }
    if (max != null) {
      schema.put("maximum", max.value());
    }
  }

  /** Constraints stand on the accessor and the field of a component, not on the component itself. */
  private static <A extends java.lang.annotation.Annotation> A constraint(RecordComponent component, Class<A> kind) {
    return component.getAccessor().getAnnotation(kind);
  }
}
