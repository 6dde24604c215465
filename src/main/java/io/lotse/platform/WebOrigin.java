package io.lotse.platform;

import java.net.URI;
import java.util.Locale;

/** The origin that a browser names for a page (RFC 6454), held against where this installation is. */
@Offered("handoff and admin: to refuse the pages of others")
public final class WebOrigin {
  private WebOrigin() {}

  /**
   * Whether it is that of our own pages.
   *
   * @param origin the header of that name
   * @param host the host that was asked for, with its port unless that is the scheme's own; null where it proves nothing
   */
  public static boolean isOwn(String origin, String host, Settings settings) {
    String plain = origin.strip().toLowerCase(Locale.ROOT);
    return sameAuthority(plain, settings.publicUrl()) || host != null && sameAuthority(plain, scheme(plain) + host);
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
