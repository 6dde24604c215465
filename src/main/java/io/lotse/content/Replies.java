package io.lotse.content;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.content.ContentCache.Stored;
import io.lotse.platform.Query;

/** Answers reads from the cache where they may be, and those that a client has already with 304 (RFC 9110, 13.1.2). */
@Dependent
class Replies {
  private final ContentCache cache;
  private final HttpServletRequest request;

  @Inject
  Replies(ContentCache cache, HttpServletRequest request) {
    this.cache = cache;
    this.request = request;
  }

  /** A list, or a part of one. */
  Response list(HttpHeaders headers, Kind<?, ?> kind, ListQuery query, Supplier<Part> part) {
    return answer(headers, cache.get(kind.name(), query.key(), query.useCache(), address(), () -> Stored.of(part
        .get())));
  }

  Response one(HttpHeaders headers, String kind, String wish, String useCache, Supplier<? extends Shown> record) {
    return answer(headers,
        cache.get(kind, wish, Query.truth("use_cache", useCache), address(), () -> Stored.of(record.get())));
  }

  Response value(HttpHeaders headers, Kind<?, ?> kind, String wish, String useCache, Supplier<?> value) {
    return answer(headers,
        cache.get(kind.name(), wish, Query.truth("use_cache", useCache), address(), () -> Stored.ofValue(value.get())));
  }

  /** A record that was just written. */
  static Response written(Shown record) {
    return Response.ok(record, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, ContentCache.tag(record))
        .build();
  }

  private static Response answer(HttpHeaders headers, Stored stored) {
    boolean known = isKnown(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), stored.tag());
    Response.ResponseBuilder answer = known ? Response.notModified()
        : Response.ok(stored.body(), MediaType.APPLICATION_JSON_TYPE);
    headers(stored).forEach(answer::header);
    return answer.build();
  }

  /** What goes along with an answer, whether it is sent or known already. */
  static Map<String, String> headers(Stored stored) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.ETAG, stored.tag());
    headers.put(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (stored.total() != null) {
      headers.put("X-Total-Count", stored.total().toString());
    }
    return headers;
  }

  private String address() {
    return (String) request.getAttribute(KnownAnswers.ADDRESS);
  }

  /** By weak comparison. */
  static boolean isKnown(String ifNoneMatch, String tag) {
    return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(",")).map(String::strip)
        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
  }
}
