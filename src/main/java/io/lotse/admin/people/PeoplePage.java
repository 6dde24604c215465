package io.lotse.admin.people;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.account.Directory;
import io.lotse.account.OpenSignIns;
import io.lotse.admin.UserView;
import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.chat.SessionCounts;

/** The people: found, changed, signed out, deleted. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ROOM = "admin.people";
  private final Directory people;
  private final SessionCounts conversations;
  private final OpenSignIns signIns;
  private final Deeds deeds;
  private final Rows<UserView> rows = new Rows<>((first, size, order) -> load(first, size), this::count,
      row -> row.person().id());
  private String q;
  private PersonForm form;
  private String typed;

  PeoplePage() {
    this(null, null, null, null);
  }

  @Inject
  PeoplePage(Directory people, SessionCounts conversations, OpenSignIns signIns, Deeds deeds) {
    this.people = people;
    this.conversations = conversations;
    this.signIns = signIns;
    this.deeds = deeds;
  }

  private List<UserView> load(int first, int size) {
    List<Directory.Listed> found = people.list(q, first, size);
    Map<UUID, Long> counts = conversations.of(found.stream().map(each -> each.person().id()).toList());
    return found.stream().map(each -> UserView.of(each, counts)).toList();
  }

  private long count() {
    return people.count(q);
  }

  public void search() {
    new Address().with("q", q).show();
  }

  /** Opens a person for editing. */
  public void open(UserView row) {
    form = new PersonForm(people.find(row.person().id()).person());
    typed = null;
  }

  public void save() {
    UUID id = form.before().id();
    deeds.done("PATCH /api/admin/users/{user_id}", id, () -> people.change(id, form.change()));
    Notices.done(ROOM, "saved", form.before().email());
  }

  public void signOut() {
    UUID id = form.before().id();
    deeds.done("sign-ins-end", id, () -> signIns.endAll(id));
    Notices.done(ROOM, "signedOut", form.before().email());
  }

  /** Deletes the person whose address was typed. */
  public void delete() {
    UUID id = form.before().id();
    if (typed == null || !typed.strip().equals(form.before().email())) {
      Notices.refused(ROOM, "typedOtherwise");
      return;
    }
    deeds.done("DELETE /api/admin/users/{user_id}", id, () -> people.delete(id));
    Notices.done(ROOM, "deleted", form.before().email());
  }

  public Rows<UserView> getRows() { return rows; }

  public PersonForm getForm() { return form; }

  public String getQ() { return q; }

  public void setQ(String part) { q = part == null || part.isBlank() ? null : part.strip(); }

  public String getTyped() { return typed; }

  public void setTyped(String text) { typed = text; }
}
