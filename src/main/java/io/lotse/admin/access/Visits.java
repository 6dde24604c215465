package io.lotse.admin.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import io.lotse.account.Admittance;
import io.lotse.platform.Caller;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Who is in the panel, by the session of a request alone: no other credential counts there. */
@ApplicationScoped
public class Visits {
  /** Says that a script asks by itself, and nobody has touched the page of late. */
  static final String PASSIVE = "X-Panel-Passive";
  private static final String ATTRIBUTE = Visits.class.getName();
  private final Admittance admittance;

  Visits() {
    this(null);
  }

  @Inject
  Visits(Admittance admittance) {
    this.admittance = admittance;
  }

  /** The person whose session it is; empty for nobody, and for who has to sign in again. */
  public Optional<Caller.Person> visitor(HttpServletRequest request) {
    Visit visit = visit(request.getSession(false));
    if (visit == null || !visit.isOpen()) {
      return Optional.empty();
    }
    if (visit.isIdle(Settings.current().duration(Setting.PANEL_IDLE_TIMEOUT))) {
      visit.end();
      admittance.lapse(visit.stay());
      return Optional.empty();
    }
    Optional<Caller.Person> person = admittance.visitor(visit.stay());
    if (person.isEmpty()) {
      visit.end();
    }
    return person;
  }

  /** The stay behind a request that has passed the gate. */
  public Admittance.Stay stay(HttpServletRequest request) {
    return visit(request.getSession(false)).stay();
  }

  /** Notes that the person does something, unless the request says that it was only a script. */
  void busy(HttpServletRequest request) {
    if (request.getHeader(PASSIVE) == null) {
      Visit visit = visit(request.getSession(false));
      if (visit.isBusy()) {
        admittance.busy(visit.stay());
      }
    }
  }

  /** Begins a stay under a new session id. Whoever comes back finds their pages as they were; anybody else, nothing. */
  void begin(Admittance.Stay stay, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Visit before = visit(session);
    if (session != null && (before == null || !before.isOf(stay.person()))) {
      session.invalidate();
    } else if (session != null) {
      if (before.isOpen()) {
        admittance.lapse(before.stay());
      }
      request.changeSessionId();
    }
    request.getSession(true).setAttribute(ATTRIBUTE, new Visit(stay));
  }

  /** The person leaves. */
  void leave(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Visit visit = visit(session);
    if (visit != null && visit.isOpen()) {
      visit.end();
      admittance.leave(visit.stay(), request);
    }
    if (session != null) {
      session.invalidate();
    }
  }

  /** The server gives a session up. */
  void forget(HttpSession session) {
    Visit visit = visit(session);
    if (visit != null && visit.isOpen()) {
      visit.end();
      admittance.lapse(visit.stay());
    }
  }

  private static Visit visit(HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof Visit visit ? visit : null;
  }
}
