package io.lotse.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The body of a {@code multipart/form-data} request (RFC 7578). */
final class Multipart {
  private final String boundary = UUID.randomUUID().toString();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Multipart(Map<String, String> fields, List<FilePart> files) {
    fields.forEach((name, value) -> part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8)));
    files.forEach(file -> part("name=\"" + file.field() + "\"; filename=\"" + file.filename() + "\"",
        "Content-Type: " + file.mediaType() + "\r\n", file.content()));
    write("--" + boundary + "--\r\n");
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  private void part(String disposition, String headers, byte[] content) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n");
    body.writeBytes(content);
    write("\r\n");
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
