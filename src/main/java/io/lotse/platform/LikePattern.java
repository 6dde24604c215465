package io.lotse.platform;

import java.util.Locale;

/** Patterns for SQL's {@code like … escape '\'}, in which nothing of what is looked for has a meaning of its own. */
@Offered("every room: to look for a part of a text")
public final class LikePattern {
  private LikePattern() {}

  /** Fits lower-case texts that hold this part in any case; null for no part. */
  public static String containing(String part) {
    return part == null ? null : "%" + literal(part.toLowerCase(Locale.ROOT)) + "%";
  }

  /** Fits texts that begin so. */
  public static String beginning(String part) {
    return literal(part) + "%";
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
