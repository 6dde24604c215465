package io.lotse.platform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many calls in so long a sliding window, written {@code 10/minute}. */
@Offered("every room: to read a rate setting")
public record Rate(int calls, Duration window) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/\\s*(second|minute|hour|day)");
  private static final Map<String, Duration> UNITS = Map.of("second", Duration.ofSeconds(1), "minute",
      Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

  /** Reads {@code 10/minute}; {@code off} is empty. Throws IllegalArgumentException for anything else. */
  public static Optional<Rate> parse(String text) {
    if (text.strip().equalsIgnoreCase("off")) {
      return Optional.empty();
    }
    Matcher m = FORM.matcher(text.strip().toLowerCase(java.util.Locale.ROOT));
    if (!m.matches() || Integer.parseInt(m.group(1)) == 0) {
      throw new IllegalArgumentException("a rate such as 10/minute (second, minute, hour, day), or off");
    }
    return Optional.of(new Rate(Integer.parseInt(m.group(1)), UNITS.get(m.group(2))));
  }
}
