package io.lotse.testing.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;

/** A request as it goes into a signature: its raw path, the parameters of its query and its headers. */
record SignedRequest(String method, String rawPath, Map<String, String> rawQuery, Map<String, String> headers) {
  static SignedRequest of(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    Arrays.stream(raw == null ? new String[0] : raw.split("&")).map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], pair.length == 1 ? "" : pair[1]));
    Map<String, String> headers = new TreeMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), String.join(",", values)));
    return new SignedRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query, headers);
  }

  /** A parameter of the query as it was meant, or null. */
  String parameter(String name) {
    String value = rawQuery.get(name);
    return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The canonical request of Signature Version 4, without the parameter that carries the signature itself. */
  String canonical(String signedHeaders, String payloadHash) {
    List<String> lines = new ArrayList<>(List.of(method, rawPath, String.join("&", rawQuery.entrySet().stream()
        .filter(each -> !each.getKey().equals("X-Amz-Signature")).map(each -> each.getKey() + "=" + each.getValue())
        .toList())));
    for (String name : signedHeaders.split(";")) {
      lines.add(name + ":" + header(name).strip());
    }
    lines.addAll(List.of("", signedHeaders, payloadHash));
    return String.join("\n", lines);
  }
}
