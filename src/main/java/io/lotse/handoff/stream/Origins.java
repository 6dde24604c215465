package io.lotse.handoff.stream;

import java.net.URI;
import java.util.Locale;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

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
    String plain = origin.strip().toLowerCase(Locale.ROOT);
    return settings.list(Setting.CORS_ALLOWED_ORIGINS).stream().anyMatch(plain::equalsIgnoreCase)
        || sameAuthority(plain, settings.publicUrl()) || host != null && sameAuthority(plain, scheme(plain) + host);
  }

  private static String scheme(String origin) {
    return origin.startsWith("https:") ? "https://" : "http://";
  }

  private static boolean sameAuthority(String origin, String url) {
    try {
      return authority(URI.create(origin)).equals(authority(URI.create(url.toLowerCase(Locale.ROOT))));
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }

  private static String authority(URI uri) {
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getHost() + ":" + port;
  }
}
