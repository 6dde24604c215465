package io.lotse.agent.tools;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import io.lotse.content.Directory;
import io.lotse.content.EventView;
import io.lotse.platform.Texts;
import io.lotse.platform.WallClock;

/** Lists what takes place. */
@ApplicationScoped
class ListEvents implements Tool<ListEvents.Arguments> {
  private static final int LONGEST_DESCRIPTION = 400;

  /** Words of the events, and their days; from today on by default. */
  record Arguments(@Size(max = 200) String query, LocalDate from, LocalDate to) {
    @AssertTrue(message = "must not be before from")
    boolean isToAfterFrom() { return from == null || to == null || !to.isBefore(from); }
  }

  private final Directory directory;

  ListEvents() {
    this(null);
  }

  @Inject
  ListEvents(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "list_events";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public Observation call(Arguments arguments, Situation situation) {
    LocalDate from = arguments.from() == null ? LocalDate.now(WallClock.zone()) : arguments.from();
    List<EventView> found = directory.events(Filters.orNull(arguments.query()), from, arguments.to());
    if (found.isEmpty()) {
      return Observation.done(Texts.plain("agent", "events.none"));
    }
    return Observation.records(found.stream().map(ListEvents::line).collect(Collectors.joining("\n")),
        Texts.plain("agent", "events.found", found.size()));
  }

  private static String line(EventView event) {
    String time = WallClock.text(event.dateStart()) + (event.dateEnd() == null ? ""
        : " – " + WallClock.text(event.dateEnd()));
    String price = event.price() == null || event.price().isEmpty() ? null : event.price().toString();
    return Stream.of(event.name(), time, event.address(), shortened(event.description()), price, event.url())
        .filter(Objects::nonNull).collect(Collectors.joining(" · ", "- ", ""));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION) + "…";
  }
}
