package io.lotse.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;

/** The one JSON of Lotse: snake_case, absent values as null, ISO 8601, no coercion between types. */
@Offered("every room: to write what is not a JAX-RS body")
public final class Json {
  /** Thread-safe; do not reconfigure. */
  public static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /** What is written of a value that has no cycle and no getter that throws. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder().enable(
        JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build()).addModule(new JavaTimeModule()).addModule(
            onlyTextIsText())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .serializationInclusion(JsonInclude.Include.ALWAYS).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).enable(
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    builder.withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    return builder.build();
  }

  /**
   * A number or a boolean is no text, and a number no moment; said in a way that lets all violations of a body be
   * collected.
   */
  private static SimpleModule onlyTextIsText() {
    return new SimpleModule().addDeserializer(Instant.class, new StdScalarDeserializer<>(Instant.class) {
      private static final long serialVersionUID = 1L;

      @Override
      public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) ? InstantDeserializer.INSTANT.deserialize(parser, context)
            : (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
    }).addDeserializer(String.class, new StdScalarDeserializer<>(String.class) {
      private static final long serialVersionUID = 1L;

      @Override
      public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
          return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        Optional<String> wrong = Query.unstorable(text);
        return wrong.isEmpty() ? text : (String) context.handleWeirdStringValue(String.class, text, wrong.get());
      }
    });
  }
}
