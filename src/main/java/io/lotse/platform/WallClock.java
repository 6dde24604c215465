package io.lotse.platform;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/**
 * Times as the clock on the wall shows them in {@code BOT_TIME_ZONE}, which is how older clients read and write them:
 * {@code YYYY-MM-DDTHH:MM:SS[.ffffff]}, never with an offset.
 */
@Offered("every room that older clients read times from, or give them to")
public final class WallClock {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter SPACED_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
  /** Seconds, fraction and offset may be left out. */
  private static final DateTimeFormatter GIVEN = new DateTimeFormatterBuilder().parseCaseInsensitive()
      .appendPattern("uuuu-MM-dd'T'HH:mm").optionalStart().appendPattern(":ss").optionalStart()
      .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalEnd().optionalStart().appendOffset(
          "+HH:MM", "Z").optionalEnd()
      .optionalStart().appendOffset("+HHMM", "Z").optionalEnd().optionalStart().appendOffset("+HH", "Z").optionalEnd()
      .toFormatter()
      .withResolverStyle(java.time.format.ResolverStyle.STRICT);
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  private WallClock() {}

  public static ZoneId zone() {
    return ZoneId.of(Settings.current().text(Setting.BOT_TIME_ZONE));
  }

  public static LocalDateTime now() {
    return at(Instant.now());
  }

  /** E.g. {@code 2025-05-16 22:30:45}: the form of bots' messages, with a space. */
  public static String seconds(Instant instant) {
    return seconds(instant, zone());
  }

  public static String seconds(Instant instant, ZoneId zone) {
    return SPACED_SECONDS.format(instant.atZone(zone));
  }

  /** E.g. {@code 2025-05-16T22:30:45.123456}, all six digits also where they are zeros. */
  public static String micros(Instant instant) {
    return MICROSECONDS.format(instant.atZone(zone()));
  }

  /** What the clock shows at that instant, to the microsecond; null at no instant. */
  public static LocalDateTime at(Instant instant) {
    return instant == null ? null : at(instant, zone());
  }

  private static LocalDateTime at(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MICROS);
  }

  /** The time as it is written. */
  public static String text(LocalDateTime time) {
    return (time.getNano() < 1000 ? SECONDS : MICROSECONDS).format(time);
  }

  /**
   * A time of ISO 8601 with {@code T}, {@code t}, {@code _} or a space in its middle; one with an offset is moved to the
   * zone. Empty for what is none, a date alone included.
   */
  public static Optional<LocalDateTime> parse(String text) {
    return parse(text, WallClock::zone);
  }

  static Optional<LocalDateTime> parse(String text, Supplier<ZoneId> zone) {
    String plain = text.strip();
    if (plain.length() < 16 || "Tt_ ".indexOf(plain.charAt(10)) < 0) {
      return Optional.empty();
    }
    try {
      TemporalAccessor parsed = GIVEN.parseBest(plain.substring(0, 10) + "T" + plain.substring(11).replace(" ", ""),
          OffsetDateTime::from, LocalDateTime::from);
      return bounded(parsed instanceof OffsetDateTime moment ? at(moment.toInstant(), zone.get())
          : LocalDateTime.from(parsed).truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** When the clock shows that, the first time where it shows it twice; null for what is no time. */
  public static Instant instant(String text) {
    return parse(text).map(time -> time.atZone(zone()).toInstant()).orElse(null);
  }

  /** The time of so many seconds since 1970; empty where no calendar reaches. */
  static Optional<LocalDateTime> parse(double seconds, Supplier<ZoneId> zone) {
    if (!(Math.abs(seconds) < 1e12)) {
      return Optional.empty();
    }
    long whole = (long) Math.floor(seconds);
    return bounded(at(Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1000), zone.get()));
  }

  private static Optional<LocalDateTime> bounded(LocalDateTime time) {
    return Optional.of(time).filter(each -> each.getYear() >= FIRST_YEAR && each.getYear() <= LAST_YEAR);
  }

  /** Writes a time into JSON. */
  public static final class Writer extends StdSerializer<LocalDateTime> {
    private static final long serialVersionUID = 1L;

    public Writer() {
      super(LocalDateTime.class);
    }

    @Override
    public void serialize(LocalDateTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeString(text(time));
    }
  }

  /** Reads a time from JSON, from a text or from seconds since 1970. */
  public static final class Reader extends StdDeserializer<LocalDateTime> {
    private static final long serialVersionUID = 1L;

    public Reader() {
      super(LocalDateTime.class);
    }

    @Override
    public LocalDateTime deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
        Optional<LocalDateTime> time = parse(json.getDoubleValue(), WallClock::zone);
        return time.isPresent() ? time.get()
            : (LocalDateTime) context.handleWeirdNumberValue(LocalDateTime.class, json.getNumberValue(), "");
      }
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDateTime) context.handleUnexpectedToken(LocalDateTime.class, json);
      }
      Optional<LocalDateTime> time = parse(json.getText());
      return time.isPresent() ? time.get()
          : (LocalDateTime) context.handleWeirdStringValue(LocalDateTime.class, json.getText(), "");
    }
  }
}
