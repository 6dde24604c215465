package io.lotse.platform.objects;

import java.net.URI;

import io.lotse.platform.Settings;

/** From where clients get objects: the origin (RFC 6454) of presigned URLs, which our pages must be allowed to show. */
public final class PublicOrigin {
  private PublicOrigin() {}

  /** That of the bucket where there is one, else that of our own links. */
  public static String of(Settings settings) {
    return S3Account.of(settings).map(account -> of(account.publicEndpoint(), account.pathStyle() ? ""
        : account.bucket() + ".")).orElseGet(() -> of(URI.create(settings.publicUrl()), ""));
  }

  private static String of(URI address, String before) {
    return address.getScheme() + "://" + before + address.getHost() + (address.getPort() < 0 ? ""
        : ":" + address.getPort());
  }
}
