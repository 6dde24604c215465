package io.lotse.content;

import java.util.Arrays;
import java.util.function.Supplier;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.content.ContentCache.Stored;
import io.lotse.platform.Query;

/** Answers reads from the cache where they may be, and those that a client has already with 304 (RFC 9110, 13.1.2). */
@Dependent
class Replies {
  private final ContentCache cache;

  @Inject
  Replies(ContentCache cache) {
    this.cache = cache;
  }

  /** A list, or a part of one. */
  Response list(HttpHeaders headers, Kind<?, ?> kind, ListQuery query, Supplier<Part> part) {
    return answer(headers, cache.get(kind.name(), query.key(), query.useCache(), () -> Stored.of(part.get())));
  }

  Response one(HttpHeaders headers, String kind, String wish, String useCache, Supplier<? extends Shown> record) {
    return answer(headers,
        cache.get(kind, wish, Query.truth("use_cache", useCache), () -> Stored.of(record.get())));
  }

  Response value(HttpHeaders headers, Kind<?, ?> kind, String wish, String useCache, Supplier<?> value) {
    return answer(headers,
        cache.get(kind.name(), wish, Query.truth("use_cache", useCache), () -> Stored.ofValue(value.get())));
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
    if (stored.total() != null) {
      answer.header("X-Total-Count", stored.total());
    }
    return answer.header(HttpHeaders.ETAG, stored.tag()).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  /** By weak comparison. */
  static boolean isKnown(String ifNoneMatch, String tag) {
    return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(",")).map(String::strip)
        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
  }
}
