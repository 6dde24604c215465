package io.lotse.handoff.stream;

import java.io.IOException;
import java.security.Principal;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.handoff.notification.Handling;
import io.lotse.handoff.notification.NotificationLog;
import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.Problem;
import io.lotse.platform.ProblemAnswer;
import io.lotse.platform.Query;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Lets a WebSocket through to {@code /notify} only for who may read: by a key or token in a header, by a ticket, or as
 * nobody where the settings allow it. Browsers say where a page comes from, and only known origins may connect.
 */
@WebFilter(urlPatterns = NotifyEndpoint.PATH, asyncSupported = true)
public class NotifyGate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private final transient Tickets tickets;
  private final transient NotificationLog log;

  @Inject
  NotifyGate(Tickets tickets, NotificationLog log) {
    this.tickets = tickets;
    this.log = log;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      Principal visit = new Reader.Visit(reader(request), since(request));
      chain.doFilter(new HttpServletRequestWrapper(request) {
        @Override
        public Principal getUserPrincipal() { return visit; }
      }, response);
    } catch (Problem refused) {
      ProblemAnswer.write(refused, request, response);
    }
  }

  private Reader reader(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !Origins.allowed(origin, request.getHeader("Host"), Settings.current())) {
      throw foreign(origin);
    }
    String ticket = request.getParameter("ticket");
    if (ticket != null) {
      return tickets.redeem(ticket).orElseThrow(() -> new Problem(401, "invalid_credential",
          "The ticket is unknown, used, older than " + Tickets.LIFETIME.toSeconds() + " s, or its key was revoked."));
    }
    Caller caller = request.getAttribute(Caller.ATTRIBUTE) instanceof Caller known ? known : new Caller.Nobody(null);
    return caller instanceof Caller.Nobody nobody ? anonymous(nobody, request, Settings.current())
        : Reader.of(caller).orElseThrow(() -> new Problem(403, "forbidden",
            "You may not do this: it needs the role superuser, or a key with the scope notify."));
  }

  /**
   * Nobody in particular, where that is allowed. The Host header proves nothing here: any page can make its own name lead
   * to this server. Neither does the address of a proxy: what came through one that is not trusted is refused.
   */
  static Reader anonymous(Caller.Nobody nobody, HttpServletRequest request, Settings settings) {
    if (nobody.failure() != null) {
      throw nobody.failure();
    }
    if (nobody.refused() != null) {
      throw new Problem(401, "invalid_credential", nobody.refused());
    }
    String address = ClientAddress.of(request, settings);
    if (!settings.flag(Setting.NOTIFY_ALLOW_ANONYMOUS) || !settings.admits(Setting.NOTIFY_ALLOWED_ADDRESSES, address)) {
      throw new Problem(401, "not_authenticated", "Send a key with the scope notify, or a ticket.");
    }
    if (request.getHeader("X-Forwarded-For") != null && address.equals(request.getRemoteAddr())) {
      throw new Problem(401, "not_authenticated",
          "Behind a proxy that TRUSTED_PROXIES does not name nobody can tell where"
              + " an anonymous client is; send a key with the scope notify, or a ticket.");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !Origins.allowed(origin, null, settings)) {
      throw foreign(origin);
    }
    return Reader.NOBODY;
  }

  private static Problem foreign(String origin) {
    return new Problem(403, "origin_not_allowed", "Pages of " + origin
        + " may not connect: see PUBLIC_URL and CORS_ALLOWED_ORIGINS.");
  }

  private long since(HttpServletRequest request) {
    String id = request.getParameter("since");
    if (id == null) {
      return 0;
    }
    Problem unknown = Handling.unknown();
    UUID notification = Query.id(id, unknown.code(), unknown.getMessage());
    return log.position(notification).orElseThrow(() -> unknown);
  }
}
