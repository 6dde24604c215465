package io.lotse.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

class ArgumentSchemaTest {
  record Arguments(@NotBlank @Size(max = 2000) String searchText, @Min(1) @Max(9) Integer page,
      @Size(max = 3) List<String> choices, boolean exact) {}

  @Test
  void names_types_bounds_and_meanings_follow_from_the_record() {
    Map<String, Object> schema = ArgumentSchema.of(Arguments.class, Map.of("search_text", "what to look for"));

    assertThat(schema).containsEntry("type", "object").containsEntry("required", List.of("search_text", "exact"))
        .containsEntry("additionalProperties", false);
    assertThat(schema.get("properties")).isEqualTo(Map.of("search_text",
        Map.of("type", "string", "maxLength", 2000, "description", "what to look for"), "page",
        Map.of("type", "integer", "minimum", 1L, "maximum", 9L), "choices",
        Map.of("type", "array", "items", Map.of("type", "string"), "maxItems", 3), "exact", Map.of("type", "boolean")));
  }
}
