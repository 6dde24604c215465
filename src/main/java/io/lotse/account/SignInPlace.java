package io.lotse.account;

import jakarta.servlet.http.HttpServletRequest;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Where a sign-in is used.
 *
 * @param name {@code api} or {@code panel}
 * @param agent how the program calls itself that signs in; may be null
 */
record SignInPlace(String name, String agent) {
  static final String API = "api";
  static final String PANEL = "panel";
  /** The longest that anybody stays in the panel, however busy. */
  static final int PANEL_SECONDS = 12 * 3600;
  private static final int LONGEST_AGENT = 300;

  /** The API, or the panel, as a request tells its program. */
  static SignInPlace of(String name, HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return new SignInPlace(name, agent == null ? null : agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
  }

  /** How long a sign-in there goes on without being renewed, in seconds. */
  double lifetime() {
    return name.equals(PANEL) ? PANEL_SECONDS : Settings.current().duration(Setting.REFRESH_TOKEN_LIFETIME).toSeconds();
  }
}
