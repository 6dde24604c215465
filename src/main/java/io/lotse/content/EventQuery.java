package io.lotse.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.WallClock;

/** What a list of events can be asked for. */
public class EventQuery extends ListQuery {
  private static final LocalTime LAST_MOMENT = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);
  @QueryParam("featured_only")
  @DefaultValue("false")
  private String featuredOnly;
  @QueryParam("from")
  private String from;
  @QueryParam("to")
  private String to;

  @Override
  List<Object> more() {
    return Arrays.asList(Query.truth("featured_only", featuredOnly), from, to);
  }

  /** An event that goes on in the range is in it, however early it began. */
  @Override
  Selection selection() {
    Selection selection = super.selection();
    LocalDateTime first = from == null ? null : time("from", from, LocalTime.MIN);
    LocalDateTime last = to == null ? null : time("to", to, LAST_MOMENT);
    if (first != null && last != null && last.isBefore(first)) {
      throw Problem.invalid("to", "out_of_range", "must not be before from");
    }
    if (first != null) {
      selection.where("coalesce(e.date_end, e.date_start) >= :from", "from", first);
    }
    if (last != null) {
      selection.where("e.date_start <= :to", "to", last);
    }
    return Query.truth("featured_only", featuredOnly) ? selection.where("e.featured") : selection;
  }

  /** A date alone is its first or its last moment. */
  private static LocalDateTime time(String name, String text, LocalTime ofDate) {
    try {
      return text.strip().length() == 10 ? LocalDate.parse(text.strip()).atTime(ofDate)
          : WallClock.parse(text).orElseThrow(() -> wrong(name));
    } catch (DateTimeException notOne) {
      throw wrong(name);
    }
  }

  private static Problem wrong(String name) {
    return Problem.invalid(name, "wrong_type", "must be a date or a time in ISO 8601");
  }
}
