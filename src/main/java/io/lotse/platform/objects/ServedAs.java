package io.lotse.platform.objects;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * How a download is handed out. The type follows from the ending of the key, which the room that stored the object chose
 * by its content; the name of the file is a person's and can claim anything.
 *
 * @param inline whether a browser may show it; what could run as a page of ours is only ever saved
 */
record ServedAs(String contentType, boolean inline) {
  private static final Map<String, ServedAs> BY_ENDING = Map.of("pdf", new ServedAs("application/pdf", true), "png",
      new ServedAs("image/png", true), "jpg", new ServedAs("image/jpeg", true), "webp", new ServedAs("image/webp",
          true),
      "gif", new ServedAs("image/gif", true), "txt", new ServedAs("text/plain; charset=utf-8", true), "md",
      new ServedAs("text/plain; charset=utf-8", true), "docx",
      new ServedAs("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false));
  private static final ServedAs ANYTHING = new ServedAs("application/octet-stream", false);

  static ServedAs of(String key) {
    return BY_ENDING.getOrDefault(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), ANYTHING);
  }

  /** The value of {@code Content-Disposition} (RFC 6266), with the name in UTF-8 (RFC 8187). */
  String disposition(String fileName) {
    return (inline ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded(fileName);
  }

  /** A text as it may stand in a URL or in an extended parameter of a header. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
