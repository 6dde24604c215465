package io.lotse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import io.lotse.platform.Problem.FieldError;

/** Makes records of JSON trees, converted and validated in one go, so that all violations are known at once. */
@Offered("content: to read what was merged from several places")
@ApplicationScoped
public class JsonInput {
  private final Validator validator;

  JsonInput() {
    this(null);
  }

  @Inject
  JsonInput(Validator validator) {
    this.validator = validator;
  }

  /**
   * What came of a tree.
   *
   * @param value may be null or incomplete where there are errors
   */
  public record Read<T>(T value, List<FieldError> errors) {
    /** The value; 422 with all errors where there are any. */
    public T orRefuse() {
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return value;
    }
  }

  /** What a client sent as JSON; 400 {@code malformed_json} when it is none, or nothing. */
  public static JsonNode tree(InputStream in) throws IOException {
    try {
      JsonNode tree = Json.MAPPER.readTree(in);
      if (tree == null || tree.isMissingNode()) {
        throw new Problem(400, "malformed_json", "The body is empty; JSON is expected.");
      }
      return tree;
    } catch (JsonProcessingException malformed) {
      var where = malformed.getLocation();
      String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
      throw new Problem(400, "malformed_json", "The body is not JSON: it breaks" + place + ".", malformed);
    }
  }

  /** Reads the tree, which may be changed by this: what cannot be read is replaced by something harmless. */
  public <T> Read<T> read(JsonNode tree, Class<T> type) {
    return read(tree, Json.MAPPER.constructType(type));
  }

  <T> Read<T> read(JsonNode tree, JavaType target) {
    Violations violations = new Violations();
    T value = convert(tree, target, violations);
    List<FieldError> errors = new ArrayList<>(violations.errors());
    if (value != null) {
      validate(value, errors);
    }
    return new Read<>(value, List.copyOf(errors));
  }

  private <T> void validate(T value, List<FieldError> errors) {
    Set<String> known = new HashSet<>(errors.stream().map(FieldError::field).toList());
    for (ConstraintViolation<T> broken : validator.validate(value)) {
      FieldError error = Violations.of(broken);
      boolean told = known.stream().anyMatch(field -> field.startsWith(error.field()));
      if (!told && known.add(error.field())) {
        errors.add(error);
      }
    }
  }

  /** Reads on past what cannot be read, so that all of it is known in the end. */
  private static <T> T convert(JsonNode tree, JavaType target, Violations violations) {
    ObjectReader reader = Json.MAPPER.readerFor(target).withHandler(violations);
    while (true) {
      try {
        T value = reader.readValue(tree);
        if (value == null && violations.errors().isEmpty()) {
          violations.add("body", "required", "must not be null");
        }
        return value;
      } catch (JsonMappingException unreadable) {
        if (!violations.mend(tree, unreadable)) {
          return null;
        }
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
