package io.lotse.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.OutboundSseEvent;

/**
 * Writes a server-sent event (WHATWG HTML, 9.2) whose data are text, in one piece; the empty line that ends it is the
 * server's, which puts one behind whatever is written. The server's own writer looks for a writer of the data each time
 * and hands them on byte by byte, which costs as much as the rest of a token's way.
 */
@Provider
class EventBytes implements MessageBodyWriter<OutboundSseEvent> {
  @Override
  public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return OutboundSseEvent.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(OutboundSseEvent event, Class<?> type, Type genericType, Annotation[] annotations,
      MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
    out.write(text(event).getBytes(StandardCharsets.UTF_8));
  }

  static String text(OutboundSseEvent event) {
    StringBuilder text = new StringBuilder(160);
    lines(text, "", event.getComment());
    lines(text, "event", event.getName());
    lines(text, "id", event.getId());
    lines(text, "data", (String) event.getData());
    return text.toString();
  }

  private static void lines(StringBuilder text, String field, String value) {
    if (value == null) {
      return;
    }
    String prefix = field + ": ";
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
      text.append(prefix).append(value).append('\n');
      return;
    }
    value.lines().forEach(line -> text.append(prefix).append(line).append('\n'));
  }
}
