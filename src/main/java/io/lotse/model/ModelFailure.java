package io.lotse.model;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;

/**
 * Why a call of a model's server failed, and whether asking again may help. Its message names the server, for the log; what
 * clients are told does not.
 */
final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Bad request, content too large, unprocessable content: RFC 9110, 15.5. */
  private static final Set<Integer> OF_CONTENT = Set.of(400, 413, 422);

  /** Unauthorized, forbidden, not found. */
  private static final Set<Integer> OF_ACCESS = Set.of(401, 403, 404);

  enum Kind {
    UNAVAILABLE, TIMEOUT, REJECTED
  }

  private final Kind kind;
  private final boolean retryable;
  private final transient Optional<Duration> retryAfter;
  private final String host;
  private final String what;

  /** @param what the server has done, as a sentence without its subject */
  ModelFailure(Kind kind, boolean retryable, ModelAddress endpoint, String what, Throwable cause) {
    this(kind, retryable, Optional.empty(), endpoint.host(), what, cause);
  }

  private ModelFailure(Kind kind, boolean retryable, Optional<Duration> retryAfter, String host, String what,
      Throwable cause) {
    super(host + " " + what, cause);
    this.kind = kind;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.host = host;
    this.what = what;
  }

  static ModelFailure of(RuntimeException thrown, ModelAddress endpoint) {
    return switch (thrown) {
      case OpenAIServiceException refused -> ofStatus(refused, endpoint);
      case OpenAIInvalidDataException unreadable -> new ModelFailure(Kind.UNAVAILABLE, false, endpoint,
          "answered what cannot be read.", thrown);
      default -> ofConnection(thrown, endpoint);
    };
  }

  static ModelFailure silent(ModelAddress endpoint, RuntimeException thrown) {
    return new ModelFailure(Kind.TIMEOUT, false, endpoint, "was silent for " + endpoint.idle().toMillis() + " ms.",
        thrown);
  }

  Kind kind() {
    return kind;
  }

  /** What has happened, without the server's name. */
  String told() {
    return "it " + what;
  }

  /** Whether the server may have refused what it was sent, rather than who sent it or where. */
  boolean isOfContent() {
    return getCause() instanceof OpenAIServiceException refused && OF_CONTENT.contains(refused.statusCode());
  }

  /** Whether the server does not let us in, or has no such model. */
  boolean isOfAccess() {
    return getCause() instanceof OpenAIServiceException refused && OF_ACCESS.contains(refused.statusCode());
  }

  boolean retryable() {
    return retryable;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The same, when part of the answer has been given away already. */
  ModelFailure thatStands() {
    return new ModelFailure(kind, false, retryAfter, host, what, this);
  }

  private static ModelFailure ofStatus(OpenAIServiceException refused, ModelAddress endpoint) {
    int status = refused.statusCode();
    String host = endpoint.host();
    if (status == 429) {
      return new ModelFailure(Kind.UNAVAILABLE, true, retryAfter(refused.headers()), host, "is busy (HTTP 429).",
          refused);
    }
    if (status >= 500 || status == 408) {
      return new ModelFailure(Kind.UNAVAILABLE, true, retryAfter(refused.headers()), host, "failed (HTTP " + status
          + ").", refused);
    }
    String what = switch (status) {
      case 401, 403 -> "does not accept the configured key (HTTP " + status + ").";
      case 404 -> "does not know the model '" + endpoint.model() + "', or not this path (HTTP 404).";
      default -> "rejected the request (HTTP " + status + "): " + message(refused, endpoint);
    };
    return new ModelFailure(Kind.REJECTED, false, endpoint, what, refused);
  }

  private static ModelFailure ofConnection(RuntimeException thrown, ModelAddress endpoint) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException && !mentionsConnecting(cause)) {
        return silent(endpoint, thrown);
      }
      if (cause instanceof SocketTimeoutException || cause instanceof ConnectException
          || cause instanceof UnknownHostException || cause instanceof NoRouteToHostException) {
        return new ModelFailure(Kind.UNAVAILABLE, true, endpoint, "cannot be reached.", thrown);
      }
    }
    return new ModelFailure(Kind.UNAVAILABLE, true, endpoint, "broke off the connection.", thrown);
  }

  private static boolean mentionsConnecting(Throwable timeout) {
    return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
  }

  /** {@code error.message} of the body, {@code message} where it is the error itself, else the library's own words. */
  private static String message(OpenAIServiceException thrown, ModelAddress endpoint) {
    Optional<JsonValue> error = member(thrown.body(), "error").or(() -> Optional.of(thrown.body()));
    Optional<String> said = error.flatMap(e -> member(e, "message")).flatMap(ModelFailure::text);
    return endpoint.withoutSecrets(said.orElse(String.valueOf(thrown.getMessage())));
  }

  private static Optional<JsonValue> member(JsonField<?> object, String name) {
    return object.asObject().flatMap(members -> Optional.ofNullable(members.get(name)));
  }

  private static Optional<String> text(JsonField<?> value) {
    return value.asString();
  }

  /** RFC 9110, 10.2.3: seconds or a date; and the milliseconds that some servers add. */
  private static Optional<Duration> retryAfter(Headers headers) {
    for (String millis : headers.values("retry-after-ms")) {
      return number(millis).map(Duration::ofMillis);
    }
    for (String value : headers.values("retry-after")) {
      Optional<Duration> seconds = number(value).map(Duration::ofSeconds);
      return seconds.isPresent() ? seconds : date(value);
    }
    return Optional.empty();
  }

  private static Optional<Long> number(String text) {
    return text.strip().matches("\\d{1,9}") ? Optional.of(Long.valueOf(text.strip())) : Optional.empty();
  }

  private static Optional<Duration> date(String text) {
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
      Duration left = Duration.between(Instant.now(), then);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
