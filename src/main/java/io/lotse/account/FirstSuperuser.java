package io.lotse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.account.password.Passwords;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Makes the superuser that the settings name when Lotse starts. */
@ApplicationScoped
class FirstSuperuser {
  private final Accounts accounts;
  private final Passwords passwords;

  FirstSuperuser() {
    this(null, null);
  }

  @Inject
  FirstSuperuser(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  void make(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Settings settings = Settings.current();
    if (settings.has(Setting.SUPERUSER_EMAIL) && settings.has(Setting.SUPERUSER_PASSWORD)) {
      accounts.ensureSuperuser(settings.text(Setting.SUPERUSER_EMAIL),
          passwords.hash(settings.text(Setting.SUPERUSER_PASSWORD)), Languages.ours());
    }
  }
}
