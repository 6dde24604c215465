package io.lotse.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A PostgreSQL connection string, split into what JDBC wants.
 *
 * @param jdbc the URL without credentials
 * @param user may be null
 * @param password may be null
 */
record DatabaseUrl(String jdbc, String user, String password) {
  /** Reads {@code postgresql://…}, {@code postgres://…} and {@code jdbc:postgresql:…}; IllegalArgumentException else. */
  static DatabaseUrl parse(String text) {
    String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    URI uri = URI.create(plain.replaceFirst("^postgresql\\+\\w+:", "postgresql:"));
    boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!scheme || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException("not a PostgreSQL URL");
    }
    String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath()
        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    String[] who = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new DatabaseUrl(jdbc, who.length > 0 ? decode(who[0]) : null, who.length > 1 ? decode(who[1]) : null);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
