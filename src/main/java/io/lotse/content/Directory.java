package io.lotse.content;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Offered;

/** Looks up what is active among the contacts and events. */
@Offered("agent: to answer from what editors keep")
@ApplicationScoped
public class Directory {
  private static final int MOST = 20;
  /** So many of a list are looked at to find those that come first in time. */
  private static final int LOOKED_AT = 500;
  private final EmergencyContacts contacts;
  private final Events events;

  Directory() {
    this(null, null);
  }

  @Inject
  Directory(EmergencyContacts contacts, Events events) {
    this.contacts = contacts;
    this.events = events;
  }

  /** At most twenty contacts with these words, the most important first; with none of them, all the same. */
  public List<EmergencyView> contacts(String words) {
    List<EmergencyView> fitting = contacts(new Selection().matching(words));
    return fitting.isEmpty() ? contacts(new Selection()) : fitting;
  }

  private List<EmergencyView> contacts(Selection selection) {
    return contacts.list(selection.where("e.is_active"), 0, MOST).entries().stream().map(EmergencyView.class::cast)
        .toList();
  }

  /**
   * At most twenty events that take place on one of the days, the earliest first: those with these words (null = any),
   * or, with none of them, all the same.
   *
   * @param from first day; in the zone of the content
   * @param to last day; null = without end
   */
  public List<EventView> events(String words, LocalDate from, LocalDate to) {
    List<EventView> fitting = events(new Selection().matching(words), from, to);
    return fitting.isEmpty() && words != null ? events(new Selection(), from, to) : fitting;
  }

  private List<EventView> events(Selection selection, LocalDate from, LocalDate to) {
    selection.where("e.is_active")
        .where("coalesce(e.date_end, e.date_start) >= :from", "from", from.atStartOfDay());
    if (to != null) {
      selection.where("e.date_start <= :to", "to", to.atTime(LocalTime.MAX));
    }
    return events.list(selection, 0, LOOKED_AT).entries().stream().map(EventView.class::cast)
        .sorted(Comparator.comparing(EventView::dateStart)).limit(MOST).toList();
  }
}
