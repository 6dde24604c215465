package io.lotse.admin.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.primefaces.PrimeFaces;

import io.lotse.platform.Json;

/** What a page shows, as its address says it: so that it can be sent to somebody, and reloaded. */
public final class Address {
  private final Map<String, String> parameters = new LinkedHashMap<>();

  /** With one more parameter; what is null or empty is left out. */
  public Address with(String name, Object value) {
    if (value != null && !value.toString().isBlank()) {
      parameters.put(name, value.toString());
    }
    return this;
  }

  /** The query, with its question mark; empty where there are no parameters. */
  public String query() {
    return parameters.isEmpty() ? "" : parameters.entrySet().stream().map(each -> encoded(each.getKey()) + "="
        + encoded(
            each.getValue())).collect(Collectors.joining("&", "?", ""));
  }

  /** Puts it into the browser's address bar, once the answer has arrived. */
  public void show() {
    PrimeFaces.current().executeScript("panel.address(" + Json.text(query()) + ")");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
