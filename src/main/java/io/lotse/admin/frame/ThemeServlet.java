package io.lotse.admin.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code GET /panel/assets/theme.css}: the theme that PrimeFaces brings, with the colours of our pages in the place of its
 * own. Those are custom properties, so the one theme is light and dark.
 */
@WebServlet("/panel/assets/theme.css")
public class ThemeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String THEME = "/META-INF/resources/primefaces-saga-blue/theme.css";
  private static final Map<String, String> COLOURS = named("ink 495057 212529 252529", "faint 6c757d",
      "deck ffffff fff", "line dee2e6", "hull e9ecef f8f9fa f8f8f8", "control ced4da adb5bd 607d8b", "navy 2196f3",
      "bubble e3f2fd b3e5fc", "link 0288d1 03a9f4 01579b", "red f44336 ef5350 d32f2f", "red-ink b71c1c",
      "red-soft ffcdd2", "yellow fbc02d ffc107", "yellow-ink 7f6003", "yellow-soft ffecb3", "green 689f38");
  private volatile byte[] theme;

  /** Our names of colours by those of the theme. */
  private static Map<String, String> named(String... lines) {
    return Arrays.stream(lines).map(line -> line.split(" ")).flatMap(words -> Arrays.stream(words).skip(1).map(
        value -> Map.entry(value, words[0]))).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
            Map.Entry::getValue));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] known = theme;
    if (known == null) {
      known = read().getBytes(StandardCharsets.UTF_8);
      theme = known;
    }
    response.setContentType("text/css;charset=UTF-8");
    response.setHeader("Cache-Control", "max-age=86400");
    response.setContentLength(known.length);
    response.getOutputStream().write(known);
  }

  private static String read() {
    try (InputStream in = ThemeServlet.class.getResourceAsStream(THEME)) {
      return coloured(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** White is paper, but as the colour of a text it stands on something dark. */
  static String coloured(String css) {
    String text = css.replace("color-scheme:light", "").replaceAll("(?i)(?<=[{;])color:#fff(?:fff)?\\b",
        "color:var(--on-navy)");
    for (Map.Entry<String, String> colour : COLOURS.entrySet()) {
      text = text.replaceAll("(?i)#" + colour.getKey() + "\\b", "var(--" + colour.getValue() + ")");
    }
    return text;
  }
}
