package io.lotse.platform.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after a failed attempt: 2 s, 4 s, 8 s … an hour, about ten hours in all. */
final class Pauses {
  static final int MOST_ATTEMPTS = 20;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Pauses() {}

  /** The pause after that attempt (1 = the first), spread by a fifth; empty when it was the last. */
  static Optional<Duration> after(int attempt, Optional<Duration> wanted) {
    if (attempt >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
    long spread = millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1);
    long asked = Math.min(LONGEST.toMillis(), wanted.orElse(Duration.ZERO).toMillis());
    return Optional.of(Duration.ofMillis(Math.max(spread, asked)));
  }
}
