package io.lotse.account;

import jakarta.servlet.http.HttpServletRequest;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Where a sign-in is used.
 *
 * @param name {@code api} or {@code panel}
 * @param device with what, and from where, somebody signs in
 */
record SignInPlace(String name, Device device) {
  static final String API = "api";
  static final String PANEL = "panel";
  /** The longest that anybody stays in the panel, however busy. */
  static final int PANEL_SECONDS = 12 * 3600;

  /** The API, or the panel, as a request tells its device. */
  static SignInPlace of(String name, HttpServletRequest request) {
    return new SignInPlace(name, Device.of(request));
  }

  boolean isPanel() { return name.equals(PANEL); }

  /** How long a sign-in there goes on without being renewed, in seconds. */
  double lifetime() {
    return isPanel() ? PANEL_SECONDS : Settings.current().duration(Setting.REFRESH_TOKEN_LIFETIME).toSeconds();
  }
}
