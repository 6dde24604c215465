package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@code .env} file: {@code NAME=value} lines, optional {@code export}, quotes, and {@code #} comments. */
final class DotEnv {
  private DotEnv() {}

  /** The file's variables in their order; none when there is no such file. */
  static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException unreadable) {
      throw new QuickstartFailed("The file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  static Map<String, String> parse(List<String> lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String raw : lines) {
      String line = raw.strip().replaceFirst("^export\\s+", "");
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        variables.put(line.substring(0, equals).strip(), value(line.substring(equals + 1).strip()));
      }
    }
    return variables;
  }

  private static String value(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char quote = text.charAt(0);
    if (quote == '\'' || quote == '"') {
      int end = text.indexOf(quote, 1);
      String inner = end < 0 ? text.substring(1) : text.substring(1, end);
      return quote == '"' ? inner.replace("\\n", "\n") : inner;
    }
    return text.replaceFirst("\\s+#.*$", "");
  }
}
