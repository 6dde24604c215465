package io.lotse.platform;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the value of a setting must look like. */
final class SettingRules {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

  private SettingRules() {}

  /** What would be allowed, or null when the value is fine. */
  static String objection(Setting setting, String value) {
    return switch (setting.kind()) {
      case TEXT, LIST -> null;
      case SECRET -> setting != Setting.NOTIFY_WEBHOOK_SECRET || attempt(() -> webhookSecret(value)) ? null
          : "whsec_ and Base64, or any other text";
      case BOOLEAN -> isTruth(value) ? null : "true or false";
      case INTEGER -> wholeNumber(value, setting.min(), setting.max());
      case PORT -> wholeNumber(value, 1, 65_535);
      case DECIMAL -> decimal(value, 0, Double.MAX_VALUE);
      case FRACTION -> decimal(value, 0, 1);
      case DURATION -> DURATION.matcher(value).matches() ? null : "a duration such as 500ms, 30s, 5m, 24h or 30d";
      case RATE -> attempt(() -> Rate.parse(value)) ? null
          : "a rate such as 10/minute (second, minute, hour, day), or off";
      case URL -> attempt(() -> httpUrl(value)) ? null : "an http or https URL";
      case ORIGINS -> Arrays.stream(value.split(",")).allMatch(o -> attempt(() -> origin(o.strip()))) ? null
          : "a list of origins such as https://help.example.org,http://localhost:3000, without a path or a wildcard";
      case CIDRS -> Arrays.stream(value.split(",")).allMatch(c -> attempt(() -> Cidr.parse(c.strip()))) ? null
          : "a list of addresses or networks such as 10.0.0.0/8,::1";
      case CHOICE -> setting.choices().contains(value) ? null : "one of " + String.join(", ", setting.choices());
      case ZONE -> zone(value) ? null : "a time zone such as Europe/Berlin";
      case PHRASES -> attempt(() -> Phrases.parse(value)) ? null
          : "phrases by language such as en: I'm sorry; Sorry | de: Tut mir leid, or off";
      case DATABASE -> attempt(() -> DatabaseUrl.parse(value)) ? null : "postgresql://user:password@host:port/database";
      case MONGODB -> value.matches("mongodb(\\+srv)?://.+") ? null
          : "a connection string that starts with mongodb:// or mongodb+srv://";
      case BUCKET -> value.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") ? null
          : "3 to 63 lower-case letters, digits, dots and hyphens";
    };
  }

  /** A value that no rule objects to. */
  static Duration duration(String value) {
    Matcher parts = DURATION.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(value);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static String wholeNumber(String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      return number >= min && number <= max ? null : "a whole number from " + min + " to " + max;
    } catch (NumberFormatException notOne) {
      return "a whole number from " + min + " to " + max;
    }
  }

  private static String decimal(String value, double min, double max) {
    String allowed = max == Double.MAX_VALUE ? "a number that is not negative" : "a number from " + min + " to " + max;
    try {
      double number = Double.parseDouble(value);
      return number >= min && number <= max ? null : allowed;
    } catch (NumberFormatException notOne) {
      return allowed;
    }
  }

  private static boolean zone(String value) {
    try {
      ZoneId.of(value);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static void httpUrl(String value) {
    URI uri = URI.create(value);
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException(value);
    }
  }

  /** An origin as a browser writes it (RFC 6454, section 6.2). */
  private static void origin(String value) {
    httpUrl(value);
    URI uri = URI.create(value);
    if (!value.equalsIgnoreCase(uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri
        .getPort()))) {
      throw new IllegalArgumentException(value);
    }
  }

  private static void webhookSecret(String value) {
    if (value.startsWith("whsec_")) {
      Base64.getDecoder().decode(value.substring("whsec_".length()));
    }
  }

  private static boolean attempt(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean isTruth(String value) {
    return List.of("true", "false", "1", "0", "yes", "no", "on", "off", "t", "f").contains(value.toLowerCase(
        Locale.ROOT));
  }
}
