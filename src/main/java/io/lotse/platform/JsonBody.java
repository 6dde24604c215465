package io.lotse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON in and out of resources. What comes in is read, converted and validated in one go, so that a client learns of all
 * violations at once: 400 for what is no JSON, 422 with every field for what is not acceptable.
 */
@Provider
@Priority(1)
@Consumes({"application/json", "application/problem+json", "application/merge-patch+json"})
@Produces({"application/json", "application/problem+json", "application/merge-patch+json"})
class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final JsonInput input;

  JsonBody() {
    this(null);
  }

  @Inject
  JsonBody(JsonInput input) {
    this.input = input;
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
    out.write(Json.MAPPER.writeValueAsBytes(value));
  }

  @Override
  public Object readFrom(Class<Object> type, Type generic, Annotation[] annotations, MediaType mediaType,
      MultivaluedMap<String, String> headers, InputStream in) throws IOException {
    return input.read(JsonInput.tree(in), Json.MAPPER.constructType(generic)).orRefuse();
  }
}
