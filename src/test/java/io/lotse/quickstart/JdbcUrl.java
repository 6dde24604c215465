package io.lotse.quickstart;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Turns {@code DATABASE_URL} into what PostgreSQL's driver takes, with the credentials as parameters. */
public final class JdbcUrl {
  private JdbcUrl() {}

  public static String of(String databaseUrl) {
    URI uri = URI
        .create(databaseUrl.replaceFirst("^jdbc:", "").replaceFirst("^postgres(ql)?(\\+\\w+)?:", "postgresql:"));
    List<String> parameters = new ArrayList<>();
    if (uri.getRawQuery() != null) {
      parameters.add(uri.getRawQuery());
    }
    if (uri.getRawUserInfo() != null) {
      String[] who = uri.getRawUserInfo().split(":", 2);
      parameters.add("user=" + who[0]);
      if (who.length > 1) {
        parameters.add("password=" + who[1]);
      }
    }
    return "jdbc:postgresql://" + uri.getRawAuthority().replaceFirst("^.*@", "") + uri.getRawPath()
        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
  }
}
