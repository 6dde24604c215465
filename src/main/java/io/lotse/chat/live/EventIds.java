package io.lotse.chat.live;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.lotse.platform.Problem;

/**
 * Ids of events: the time in microseconds since 1970, and always more than the one before. So they are unique over all
 * answers of a conversation, whichever node writes them, and fit into the numbers of JavaScript until 2255.
 */
public final class EventIds {
  private final AtomicLong last = new AtomicLong();

  long next() {
    long now = micros(Instant.now());
    return last.updateAndGet(before -> Math.max(before + 1, now));
  }

  /** The id of something that happens now and is no event of an answer. */
  public static long now() {
    return micros(Instant.now());
  }

  /** When an event with this id was told. */
  public static Instant time(long id) {
    return Instant.EPOCH.plus(Duration.ofNanos(Math.multiplyExact(Math.min(id, Long.MAX_VALUE / 1000), 1000L)));
  }

  /** The id in a {@code Last-Event-ID} header; null where there is none, 422 for what is no id. */
  public static Long read(String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    if (!header.strip().matches("\\d{1,18}")) {
      throw Problem.invalid("Last-Event-ID", "wrong_type", "must be the id of an event, or 0");
    }
    return Long.valueOf(header.strip());
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }
}
