package io.lotse.admin.frame;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.primefaces.PrimeFaces;

import io.lotse.account.SignedLinks;
import io.lotse.admin.access.Visits;
import io.lotse.platform.Caller;
import io.lotse.platform.Incidents;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.audit.AuditLog;

/** What the person at a page does: on their behalf, and written into the audit log as a call of the API would be. */
@ApplicationScoped
public class Deeds {
  private final HttpServletRequest request;
  private final AuditLog log;
  private final SignedLinks links;
  private final Visits visits;

  Deeds() {
    this(null, null, null, null);
  }

  @Inject
  Deeds(HttpServletRequest request, AuditLog log, SignedLinks links, Visits visits) {
    this.request = request;
    this.log = log;
    this.links = links;
    this.visits = visits;
  }

  /** Who is at the page. */
  public Caller.Person person() {
    return ((Caller) request.getAttribute(Caller.ATTRIBUTE)).person();
  }

  /**
   * Does something that changes what others see.
   *
   * @param what the call of the API that does the same, e.g. {@code DELETE /api/admin/users/{user_id}}
   * @param target the id of what it is done to; null where that is nothing in particular
   */
  public <T> T done(String what, Object target, Supplier<T> deed) {
    String outcome = AuditLog.OK;
    try {
      return deed.get();
    } catch (Problem refused) {
      outcome = refused.code();
      throw refused;
    } catch (RuntimeException failed) {
      outcome = Incidents.problem(failed).code();
      throw failed;
    } finally {
      log.note(AuditLog.person(person().id()), what, target == null ? null : target.toString(), outcome, request);
    }
  }

  /** The same for what gives nothing back. */
  public void done(String what, Object target, Runnable deed) {
    done(what, target, () -> {
      deed.run();
      return null;
    });
  }

  /** Has the browser save what is at an address of the API. */
  public void download(String address) {
    PrimeFaces.current().executeScript("panel.download(" + Json.text(link(address)) + ")");
  }

  /** The address of something to download or show, signed so that the browser may fetch it within a moment. */
  public String link(String address) {
    return links.sign(visits.stay(request), address);
  }
}
