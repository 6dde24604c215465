package io.lotse.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.platform.objects.PublicOrigin;

/** The headers that keep browsers from doing what our pages never ask for. */
final class SecurityHeaders {
  private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data: "
      + PublicOrigin.of(Settings.current()) + "; "
      + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void apply(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
    if (Settings.current().publicUrl().startsWith("https:")) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (RequestPath.of(request).matches("(/api)?/auth/.*")) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (!RequestPath.of(request).startsWith("/panel")) {
      response.setHeader("Content-Security-Policy", PAGES);
    }
  }
}
