package io.lotse.admin.people;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.account.Directory;
import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Preferences;
import io.lotse.admin.frame.Rows;
import io.lotse.platform.audit.AuditLog;
import io.lotse.platform.audit.AuditLog.Selection;
import io.lotse.platform.audit.AuditView;

/** What was done, by whom, and what came of it; people by their addresses, as long as they have one. */
@Named
@ViewScoped
public class AuditPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern PERSON = Pattern.compile("(?:person:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private final AuditLog log;
  private final Directory people;
  private final Deeds deeds;
  private final Rows<AuditView> rows = new Rows<>((first, size, order) -> load(first, size), this::count,
      AuditView::id);
  private transient Map<UUID, String> addresses = Map.of();
  private String who;
  private String what;
  private LocalDate from;
  private LocalDate to;

  AuditPage() {
    this(null, null, null);
  }

  @Inject
  AuditPage(AuditLog log, Directory people, Deeds deeds) {
    this.log = log;
    this.people = people;
    this.deeds = deeds;
  }

  private List<AuditView> load(int first, int size) {
    List<AuditView> found = log.list(selection(), first, size);
    addresses = people.addresses(found.stream().flatMap(each -> Stream.of(id(each.who()), id(each.target()))).flatMap(
        Optional::stream).distinct().toList());
    return found;
  }

  private long count() {
    return log.count(selection());
  }

  private Selection selection() {
    return new Selection(whoId(), what, start(from), from(to));
  }

  /** The id behind an address that was typed; what is none is looked for as it stands. */
  private String whoId() {
    return who == null || !who.contains("@") ? who : people.withAddress(who).map(UUID::toString).orElse(who);
  }

  private static Instant start(LocalDate day) {
    return Preferences.current().start(day);
  }

  private static Instant from(LocalDate lastDay) {
    return lastDay == null ? null : start(lastDay.plusDays(1));
  }

  public void search() {
    address().with("from", from).with("to", to).show();
  }

  /** Hands the browser a link to all that was found. */
  public void export() {
    String query = new Address().with("who", whoId()).with("what", what).with("from", start(from)).with("to", from(to))
        .query();
    deeds.download("/api/admin/audit/export" + query);
  }

  private Address address() {
    return new Address().with("who", who).with("what", what);
  }

  /** A person by address, anybody else as the log names them. */
  public String said(String name) {
    return id(name).map(addresses::get).orElse(name);
  }

  private static Optional<UUID> id(String name) {
    Matcher person = PERSON.matcher(name == null ? "" : name);
    return person.matches() ? Optional.of(UUID.fromString(person.group(1))) : Optional.empty();
  }

  public Rows<AuditView> getRows() { return rows; }

  public String getWho() { return who; }

  public void setWho(String text) { who = text == null || text.isBlank() ? null : text.strip(); }

  public String getWhat() { return what; }

  public void setWhat(String text) { what = text == null || text.isBlank() ? null : text.strip(); }

  public LocalDate getFrom() { return from; }

  public void setFrom(LocalDate day) { from = day; }

  public LocalDate getTo() { return to; }

  public void setTo(LocalDate day) { to = day; }
}
