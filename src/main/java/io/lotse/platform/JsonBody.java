package io.lotse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import io.lotse.platform.Problem.FieldError;

/**
 * JSON in and out of resources. What comes in is read, converted and validated in one go, so that a client learns of all
 * violations at once: 400 for what is no JSON, 422 with every field for what is not acceptable.
 */
@Provider
@Priority(1)
@Consumes({"application/json", "application/problem+json", "application/merge-patch+json"})
@Produces({"application/json", "application/problem+json", "application/merge-patch+json"})
class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final Validator validator;

  JsonBody() {
    this(null);
  }

  @Inject
  JsonBody(Validator validator) {
    this.validator = validator;
  }

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return handles(type, mediaType);
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return handles(type, mediaType);
  }

  private static boolean handles(Class<?> type, MediaType mediaType) {
    boolean json = mediaType.getSubtype().equals("json") || mediaType.getSubtype().endsWith("+json");
    return json && type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type)
        && !jakarta.ws.rs.core.StreamingOutput.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(Object value, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
      MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
    headers.putSingle("Content-Type", mediaType.getType() + "/" + mediaType.getSubtype());
    out.write(Json.MAPPER.writeValueAsBytes(value));
  }

  @Override
  public Object readFrom(Class<Object> type, Type generic, Annotation[] annotations, MediaType mediaType,
      MultivaluedMap<String, String> headers, InputStream in) throws IOException {
    JsonNode tree = tree(in);
    JavaType target = Json.MAPPER.constructType(generic);
    Violations violations = new Violations();
    Object value = convert(tree, target, violations);
    List<FieldError> errors = new ArrayList<>(violations.errors());
    if (value != null) {
      Set<String> known = new HashSet<>(errors.stream().map(FieldError::field).toList());
      for (ConstraintViolation<Object> broken : validator.validate(value)) {
        FieldError error = Violations.of(broken);
        boolean told = known.stream().anyMatch(field -> field.startsWith(error.field()));
        if (!told && known.add(error.field())) {
          errors.add(error);
        }
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return value;
  }

  private static JsonNode tree(InputStream in) throws IOException {
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

  /** Reads on past what cannot be read, so that all of it is known in the end. */
  private static Object convert(JsonNode tree, JavaType target, Violations violations) throws IOException {
    ObjectReader reader = Json.MAPPER.readerFor(target).withHandler(violations);
    while (true) {
      try {
        Object value = reader.readValue(tree);
        if (value == null && violations.errors().isEmpty()) {
          violations.add("body", "required", "must not be null");
        }
        return value;
      } catch (JsonMappingException unreadable) {
        if (!violations.mend(tree, unreadable)) {
          return null;
        }
      }
    }
  }
}
