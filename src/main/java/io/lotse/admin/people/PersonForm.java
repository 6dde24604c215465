package io.lotse.admin.people;

import java.io.Serializable;

import io.lotse.account.Directory;
import io.lotse.account.Profile;

/** A person being edited; only what was touched changes, so that two who edit different things do not meet. */
public final class PersonForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private final transient Profile before;
  private String displayName;
  private boolean active;
  private boolean verified;
  private boolean superuser;

  PersonForm(Profile before) {
    this.before = before;
    displayName = before.displayName();
    active = before.active();
    verified = before.verified();
    superuser = before.superuser();
  }

  Profile before() {
    return before;
  }

  Directory.Change change() {
    return new Directory.Change(displayName.equals(before.displayName()) ? null : displayName.strip(),
        active == before.active() ? null : active, verified == before.verified() ? null : verified,
        superuser == before.superuser() ? null : superuser);
  }

  public String getEmail() { return before.email(); }

  public String getDisplayName() { return displayName; }

  public void setDisplayName(String name) { displayName = name; }

  public boolean isActive() { return active; }

  public void setActive(boolean said) { active = said; }

  public boolean isVerified() { return verified; }

  public void setVerified(boolean said) { verified = said; }

  public boolean isSuperuser() { return superuser; }

  public void setSuperuser(boolean said) { superuser = said; }
}
