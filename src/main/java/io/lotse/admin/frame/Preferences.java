package io.lotse.admin.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import io.lotse.platform.WallClock;

/** How the person at a page likes to read: their language, and times by their own clock, which the page tells us. */
public record Preferences(Locale locale, ZoneId zone) {
  private static final String LANGUAGE_COOKIE = "lotse_panel_language";
  private static final String ZONE_COOKIE = "lotse_panel_zone";
  private static final List<String> LANGUAGES = List.of("de", "en");

  /** Those of the request that is being answered. */
  public static Preferences current() {
    return of((HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest());
  }

  static Preferences of(HttpServletRequest request) {
    return new Preferences(locale(request), cookie(request, ZONE_COOKIE).flatMap(Preferences::zone).orElseGet(
        WallClock::zone));
  }

  /** The beginning of a day; null for null. */
  public Instant start(LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** The language that was chosen, else the first of the browser's that we speak, else English. */
  private static Locale locale(HttpServletRequest request) {
    return Stream.concat(cookie(request, LANGUAGE_COOKIE).stream(), Collections.list(request.getLocales()).stream().map(
        Locale::getLanguage)).filter(LANGUAGES::contains).findFirst().map(Locale::forLanguageTag).orElse(
            Locale.ENGLISH);
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null ? Optional.empty()
        : Arrays.stream(cookies).filter(each -> each.getName().equals(name)).map(Cookie::getValue).findFirst();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name.replace("%2F", "/")));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
