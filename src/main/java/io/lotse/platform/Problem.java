package io.lotse.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The one family of errors that a client sees, as problem details of RFC 9457.
 *
 * <p>{@code code} is stable and machine-readable, {@code detail} is one readable sentence. What is not foreseen is not a
 * {@code Problem}: the mapper gives it an incident id and keeps its message from the client.
 */
@Offered("every room: to refuse a request")
public class Problem extends RuntimeException {
  /** One violation: the JSON path or parameter, a stable code, one sentence. */
  public record FieldError(String field, String code, String message) {}

  private final int status;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> extensions;
  private final Duration retryAfter;

  public Problem(int status, String code, String detail) {
    this(status, code, detail, List.of(), Map.of(), null, null);
  }

  public Problem(int status, String code, String detail, Throwable cause) {
    this(status, code, detail, List.of(), Map.of(), null, cause);
  }

  private Problem(int status, String code, String detail, List<FieldError> errors, Map<String, Object> extensions,
      Duration retryAfter, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.extensions = Map.copyOf(extensions);
    this.retryAfter = retryAfter;
  }

  /** 404: an unknown id, or another person's. */
  public static Problem notFound(String code, String detail) {
    return new Problem(404, code, detail);
  }

  /** 409: the state forbids it. */
  public static Problem conflict(String code, String detail) {
    return new Problem(409, code, detail);
  }

  /** 422: readable, but not acceptable; names every violation. */
  public static Problem invalid(List<FieldError> errors) {
    String detail = errors.size() == 1 ? errors.get(0).field() + ": " + errors.get(0).message()
        : errors.size() + " values are not acceptable: "
            + String.join(", ", errors.stream().map(FieldError::field).distinct().toList()) + ".";
    return new Problem(422, "validation_failed", detail, errors, Map.of(), null, null);
  }

  /** 422 for one field. */
  public static Problem invalid(String field, String code, String message) {
    return invalid(List.of(new FieldError(field, code, message)));
  }

  /** 503: come back after {@code retryAfter}. */
  public static Problem unavailable(String code, String detail, Duration retryAfter) {
    return new Problem(503, code, detail, List.of(), Map.of(), retryAfter, null);
  }

  /** 503 because something else failed: come back after {@code retryAfter}. */
  public static Problem unavailable(String code, String detail, Duration retryAfter, Throwable cause) {
    return new Problem(503, code, detail, List.of(), Map.of(), retryAfter, cause);
  }

  /** 429: come back after {@code retryAfter}. */
  public static Problem tooMany(String detail, Duration retryAfter) {
    return new Problem(429, "rate_limited", detail, List.of(), Map.of(), retryAfter, null);
  }

  /** 429 for another reason than calls in a short time. */
  public static Problem tooMany(String code, String detail, Duration retryAfter) {
    return new Problem(429, code, detail, List.of(), Map.of(), retryAfter, null);
  }

  /** The same problem with a further member, e.g. the current state of what is in conflict. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new java.util.LinkedHashMap<>(extensions);
    more.put(member, value);
    return new Problem(status, code, getMessage(), errors, more, retryAfter, getCause());
  }

  /** The sentence with what has caused it, for the log: that may name what clients are not told, such as hosts. */
  public String withCause() {
    return getCause() == null ? getMessage() : getMessage() + " (" + getCause().getMessage() + ")";
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Map<String, Object> extensions() {
    return extensions;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
