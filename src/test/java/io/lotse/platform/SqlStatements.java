package io.lotse.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of SQL, divided into its statements; each with the comment above it. */
final class SqlStatements {
  /** Comments, texts in quotes and in dollars, the end of a statement, and anything else. */
  private static final Pattern TOKEN = Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\1\\$|;|.",
      Pattern.DOTALL);

  /**
   * @param code in lower case, with single spaces, without comments, texts in quotes empty
   * @param comment what stands in it or above it
   */
  record Statement(String code, String comment) {
    /** The parts of a text between commas that lie in no brackets. */
    static List<String> parts(String text) {
      List<String> parts = new ArrayList<>();
      int depth = 0;
      int begin = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
          parts.add(text.substring(begin, i).strip());
          begin = i + 1;
        }
      }
      parts.add(text.substring(begin).strip());
      return parts;
    }
  }

  private SqlStatements() {}

  static List<Statement> in(String sql) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    List<String> comments = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(sql + "\n;");
    while (tokens.find()) {
      String token = tokens.group();
      if (token.startsWith("--")) {
        comments.add(token.substring(2).strip());
      } else if (!token.equals(";")) {
        code.append(token.startsWith("'") ? "''" : token);
      } else if (!code.toString().isBlank()) {
        statements.add(new Statement(code.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT), comments
            .stream().collect(Collectors.joining(" "))));
        code.setLength(0);
        comments.clear();
      }
    }
    return statements;
  }
}
