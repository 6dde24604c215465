package io.lotse.admin.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.account.ApiKeys;
import io.lotse.account.KeyView;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Preferences;
import io.lotse.admin.frame.Rows;
import io.lotse.agent.PromptProfiles;
import io.lotse.platform.Scope;

/** The keys of services: made, shown once, revoked. */
@Named
@ViewScoped
public class KeysPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ROOM = "admin.people";
  private final ApiKeys keys;
  private final PromptProfiles profiles;
  private final Deeds deeds;
  private final Rows<KeyView> rows = new Rows<>((first, size, order) -> list(first, size), this::count, KeyView::id);
  private String name;
  /** Of a kind that Faces can make another of. */
  private List<String> scopes = new ArrayList<>();
  private String profile;
  private LocalDate expires;
  private String made;
  private UUID revoking;
  private String revokingName;

  KeysPage() {
    this(null, null, null);
  }

  @Inject
  KeysPage(ApiKeys keys, PromptProfiles profiles, Deeds deeds) {
    this.keys = keys;
    this.profiles = profiles;
    this.deeds = deeds;
  }

  private List<KeyView> list(int first, int size) {
    return keys.list(first, size);
  }

  private long count() {
    return keys.count();
  }

  /** Begins a new key. */
  public void begin() {
    name = null;
    scopes = new ArrayList<>();
    profile = null;
    expires = null;
    made = null;
  }

  public void make() {
    if (scopes.isEmpty()) {
      Notices.wrong("make:scopes", ROOM, "scopesMissing");
      return;
    }
    EnumSet<Scope> wanted = EnumSet.noneOf(Scope.class);
    scopes.forEach(each -> wanted.add(Scope.valueOf(each)));
    made = deeds.done("POST /api/admin/api-keys", null, () -> keys.make(name.strip(), wanted, profile,
        expires == null ? null : Preferences.current().start(expires.plusDays(1)))).key();
  }

  public void ask(KeyView row) {
    revoking = row.id();
    revokingName = row.name();
  }

  public void revoke() {
    deeds.done("DELETE /api/admin/api-keys/{key_id}", revoking, () -> keys.revoke(revoking));
    Notices.done(ROOM, "keyRevoked", revokingName);
  }

  /** The text of the key that was just made: shown this once. */
  public String getMade() { return made; }

  public Rows<KeyView> getRows() { return rows; }

  public List<Scope> getAllScopes() { return Arrays.asList(Scope.values()); }

  public List<String> getProfiles() { return profiles.names(); }

  public LocalDate getTomorrow() { return LocalDate.now(Preferences.current().zone()).plusDays(1); }

  public String getName() { return name; }

  public void setName(String text) { name = text; }

  public List<String> getScopes() { return scopes; }

  public void setScopes(List<String> chosen) { scopes = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen); }

  public String getProfile() { return profile; }

  public void setProfile(String chosen) { profile = chosen; }

  public LocalDate getExpires() { return expires; }

  public void setExpires(LocalDate day) { expires = day; }

  public String getRevokingName() { return revokingName; }
}
