package io.lotse.admin.conversations;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.account.Directory;
import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Preferences;
import io.lotse.admin.frame.Rows;
import io.lotse.admin.tables.FirstRow;
import io.lotse.chat.ConversationLog;
import io.lotse.chat.ConversationLog.Listed;
import io.lotse.chat.ConversationSelection;
import io.lotse.chat.ConversationSelection.Order;
import io.lotse.chat.Rating;
import io.lotse.platform.People;
import io.lotse.platform.Problem;

/** All conversations, by whom, when, how they were rated, and what is said in them. */
@Named
@ViewScoped
public class ConversationsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_PEOPLE = 200;
  private static final People.Name NOBODY = new People.Name("", "");
  private final transient ConversationLog log;
  private final transient Directory directory;
  private final transient Deeds deeds;
  private final transient Rows<Listed> rows;
  private transient Map<UUID, People.Name> names = Map.of();
  private String person;
  private String from;
  private String to;
  private String rating;
  private String grounded;
  private String tool;
  private String q;

  ConversationsPage() {
    this(null, null, null);
  }

  @Inject
  ConversationsPage(ConversationLog log, Directory directory, Deeds deeds) {
    this.log = log;
    this.directory = directory;
    this.deeds = deeds;
    this.rows = new Rows<>((first, size, order) -> load(order(order), first, size),
        () -> log.count(selection()), Listed::id);
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    person = asked.get("person");
    from = known(asked.get("from"), ConversationsPage::isDay);
    to = known(asked.get("to"), ConversationsPage::isDay);
    rating = known(asked.get("rating"), Set.of("up", "down")::contains);
    grounded = known(asked.get("grounded"), Set.of("true", "false")::contains);
    tool = asked.get("tool");
    q = asked.get("q");
  }

  /** What an address says that is nothing here counts for nothing. */
  private static String known(String text, Predicate<String> holds) {
    return text != null && holds.test(text) ? text : null;
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeParseException notOne) {
      return false;
    }
  }

  private List<Listed> load(Order order, int first, int size) {
    List<Listed> found = log.list(selection(), order, first, size);
    names = directory.names(found.stream().map(Listed::personId).collect(Collectors.toSet()));
    return found;
  }

  private static Order order(Rows.Order wanted) {
    if ("messageCount".equals(wanted.field())) {
      return wanted.ascending() ? Order.SHORTEST : Order.LONGEST;
    }
    return "lastMessageAt".equals(wanted.field()) && wanted.ascending() ? Order.OLDEST : Order.NEWEST;
  }

  private ConversationSelection selection() {
    return new ConversationSelection(whose(), day("from", from, 0), day("to", to, 1), rating == null ? null
        : Rating.valueOf(rating.toUpperCase(java.util.Locale.ROOT)), grounded == null ? null
            : Boolean.valueOf(grounded), tool, q);
  }

  /** By a part of the name or address, or by the id. */
  private Set<UUID> whose() {
    if (person == null || person.isBlank()) {
      return null;
    }
    try {
      return Set.of(UUID.fromString(person.strip()));
    } catch (IllegalArgumentException aName) {
      return directory.list(person.strip(), 0, MOST_PEOPLE).stream().map(each -> each.person().id()).collect(Collectors
          .toSet());
    }
  }

  private static Instant day(String field, String text, int daysLater) {
    try {
      return text == null || text.isBlank() ? null : Preferences.current().start(LocalDate.parse(text.strip())
          .plusDays(daysLater));
    } catch (DateTimeParseException notOne) {
      throw Problem.invalid(field, "wrong_type", "must be a day such as 2026-03-02");
    }
  }

  public void filter() {
    FirstRow.show();
    selection();
    new Address().with("person", person).with("from", from).with("to", to).with("rating", rating).with("grounded",
        grounded).with("tool", tool).with("q", q).show();
  }

  /** Saves what is listed as a file. */
  public void export(String format) {
    ConversationSelection wanted = selection();
    Address parameters = new Address().with("format", format).with("from", wanted.from()).with("to", wanted.to()).with(
        "rating", rating).with("grounded", grounded).with("tool", tool).with("q", q);
    Set<UUID> of = wanted.people();
    if (of != null && of.size() != 1) {
      throw Problem.conflict("too_many_people", "An export is of all people or of one.");
    }
    String query = parameters.with("person", of == null ? null : of.iterator().next()).query();
    deeds.download("/api/admin/conversations/export" + query);
  }

  /** How a person is called. */
  public String nameOf(UUID id) {
    return name(id).displayName();
  }

  public String addressOf(UUID id) {
    return name(id).email();
  }

  private People.Name name(UUID id) {
    return names.getOrDefault(id, NOBODY);
  }

  public List<String> getTools() { return log.tools(); }

  public Rows<Listed> getRows() { return rows; }

  public String getPerson() { return person; }

  public void setPerson(String part) { person = part; }

  public String getFrom() { return from; }

  public void setFrom(String day) { from = day; }

  public String getTo() { return to; }

  public void setTo(String day) { to = day; }

  public String getRating() { return rating; }

  public void setRating(String wanted) { rating = wanted; }

  public String getGrounded() { return grounded; }

  public void setGrounded(String wanted) { grounded = wanted; }

  public String getTool() { return tool; }

  public void setTool(String wanted) { tool = wanted; }

  public String getQ() { return q; }

  public void setQ(String words) { q = words; }
}
