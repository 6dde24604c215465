package io.lotse.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Which time the dashboard shows, and in which steps. */
enum Period {
  DAY("24h", Duration.ofHours(1), 24, "HH:mm"), WEEK("7d", Duration.ofHours(6), 28, "EEE HH:mm"), MONTH("30d", Duration
      .ofDays(1), 30, "d. MMM");

  private final String id;
  private final Duration step;
  private final int steps;
  private final String form;

  Period(String id, Duration step, int steps, String form) {
    this.id = id;
    this.step = step;
    this.steps = steps;
    this.form = form;
  }

  /** By its name in the address; a day where that is none. */
  static Period of(String id) {
    return List.of(values()).stream().filter(each -> each.id.equals(id)).findFirst().orElse(DAY);
  }

  String id() {
    return id;
  }

  Duration step() {
    return step;
  }

  /** When it begins, so that its last step is the one of now. */
  Instant since(Instant now, ZoneId zone) {
    ZonedDateTime hour = now.atZone(zone).truncatedTo(this == MONTH ? ChronoUnit.DAYS : ChronoUnit.HOURS);
    return hour.toInstant().minus(step.multipliedBy(steps - 1L));
  }

  /** The beginnings of all its steps. */
  List<Instant> steps(Instant since) {
    return LongStream.range(0, steps).mapToObj(i -> since.plus(step.multipliedBy(i))).toList();
  }

  /** A day is named by its noon: where clocks are put back, it begins in the evening before. */
  String label(Instant at, ZoneId zone, Locale locale) {
    Instant named = this == MONTH ? at.plus(step.dividedBy(2)) : at;
    return DateTimeFormatter.ofPattern(form, locale).format(named.atZone(zone));
  }
}
