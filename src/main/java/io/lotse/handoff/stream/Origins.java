package io.lotse.handoff.stream;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.WebOrigin;

/** Whose pages may connect: our own, those of the public address, and those that the settings name (RFC 6454). */
final class Origins {
  private Origins() {}

  /**
   * Whether a page of that origin may.
   *
   * @param host the host that was asked for, with its port unless that is the scheme's own; null for who shows no
   *     credential, because a page may have led its own name here (DNS rebinding)
   */
  static boolean allowed(String origin, String host, Settings settings) {
    return settings.list(Setting.CORS_ALLOWED_ORIGINS).stream().anyMatch(origin.strip()::equalsIgnoreCase)
        || WebOrigin.isOwn(origin, host, settings);
  }
}
