package io.lotse.quickstart;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns {@code DATABASE_URL} into what PostgreSQL's driver takes, with the credentials as parameters. */
final class JdbcUrl {
  private JdbcUrl() {}

  static String of(String databaseUrl) {
    URI uri = URI.create(databaseUrl.replaceFirst("^jdbc:", "").replaceFirst("^postgres(ql)?(\\+\\w+)?:",
        "postgresql:"));
    Map<String, String> parameters = new LinkedHashMap<>();
    if (uri.getRawUserInfo() != null) {
      String[] who = uri.getRawUserInfo().split(":", 2);
      parameters.put("user", who[0]);
      if (who.length > 1) {
        parameters.put("password", who[1]);
      }
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&";
    return "jdbc:postgresql://" + uri.getRawAuthority().replaceFirst("^.*@", "") + uri.getRawPath() + "?" + query
        + parameters.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).collect(Collectors.joining("&"));
  }
}
