package io.lotse.admin.frame;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import io.lotse.platform.Caller;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** What every page of the panel asks: its language, who is there, how times and numbers are written. */
@Named
@RequestScoped
public class FramePage {
  private final HttpServletRequest request;
  private Preferences preferences;

  FramePage() {
    this(null);
  }

  @Inject
  FramePage(HttpServletRequest request) {
    this.request = request;
  }

  public Locale getLocale() { return preferences().locale(); }

  private Preferences preferences() {
    if (preferences == null) {
      preferences = Preferences.of(request);
    }
    return preferences;
  }

  public String getLanguage() { return getLocale().getLanguage(); }

  /** The address of who is there; empty before the sign-in. */
  public String getEmail() {
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller.Person person ? person.email() : "";
  }

  /** The id of who is there. */
  public String getPersonId() {
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller.Person person ? person.id().toString() : "";
  }

  /** Whether people may also sign in elsewhere. */
  public boolean isExternalSignIn() {
    return Settings.current().has(Setting.OIDC_ISSUER) && Settings.current().has(Setting.OIDC_CLIENT_ID);
  }

  /** How long somebody may do nothing, in seconds. */
  public long getIdleSeconds() {
    return Settings.current().duration(Setting.PANEL_IDLE_TIMEOUT).toSeconds();
  }

  /** {@code page} where the page's own name is that of the entry in the menu; else nothing. */
  public String current(String entry) {
    return Objects.equals(request.getServletPath().replaceFirst("^/panel/", "").replaceFirst("\\.xhtml$", ""), entry)
        ? "page" : null;
  }

  /** Date and time of day by the person's own clock; empty for null. */
  public String time(Instant instant) {
    return instant == null ? "" : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(getLocale()).format(instant.atZone(preferences().zone()));
  }

  /** How long ago that was, in words; empty for null. */
  public String ago(Instant instant) {
    return instant == null ? "" : new Ago(getLocale()).of(instant, Instant.now());
  }
}
