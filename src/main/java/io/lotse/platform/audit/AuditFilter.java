package io.lotse.platform.audit;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import io.lotse.platform.Caller;
import io.lotse.platform.Incidents;
import io.lotse.platform.Needs;
import io.lotse.platform.ProblemDetails;
import io.lotse.platform.Role;
import io.lotse.platform.RouteName;
import io.lotse.platform.Scope;

/** Writes into the audit log what was called, once it is known what came of it. */
@Provider
@Priority(Priorities.USER)
class AuditFilter implements ContainerResponseFilter {
  private static final System.Logger LOG = System.getLogger(AuditFilter.class.getName());
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  @Context
  private ResourceInfo endpoint;
  @Context
  private HttpServletRequest request;
  private final AuditLog log;

  AuditFilter() {
    this(null);
  }

  @Inject
  AuditFilter(AuditLog log) {
    this.log = log;
  }

  @Override
  public void filter(ContainerRequestContext context, ContainerResponseContext answer) {
    Method method = endpoint.getResourceMethod();
    if (method == null || context.getMethod().equals("OPTIONS")) {
      return;
    }
    Audited audited = method.getAnnotation(Audited.class);
    if (audited == null && !changes(context.getMethod(), method.getAnnotation(Needs.class))) {
      return;
    }
    String what = audited == null ? RouteName.of(context.getMethod(), endpoint) : audited.value();
    note(what, target(context), outcome(answer));
  }

  private static boolean changes(String method, Needs needs) {
    return !READING.contains(method) && needs != null && needs.value() == Role.SUPERUSER
        && (needs.scope().length == 0 || Set.of(needs.scope()).contains(Scope.CONTENT));
  }

  /** What has been done stays done; that it could not be noted is an incident, not another answer. */
  private void note(String what, String target, String outcome) {
    try {
      log.note(who(), what, target, outcome, request);
    } catch (RuntimeException notNoted) {
      LOG.log(Level.ERROR, "{0} of {1} on {2} ({3}) is missing in the audit log, see incident {4}", what, who(), target,
          outcome, Incidents.report(notNoted));
    }
  }

  private String target(ContainerRequestContext context) {
    if (request.getAttribute(Audited.TARGET) instanceof UUID named) {
      return named.toString();
    }
    String inPath = context.getUriInfo().getPathParameters().values().stream().flatMap(List::stream)
        .collect(Collectors.joining(" "));
    return inPath.isEmpty() ? null : inPath;
  }

  private String who() {
    if (request.getAttribute(Audited.PERSON) instanceof UUID person) {
      return AuditLog.person(person);
    }
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller ? AuditLog.name(caller) : "nobody";
  }

  private static String outcome(ContainerResponseContext answer) {
    if (answer.getStatus() < 400) {
      return AuditLog.OK;
    }
    return answer.getEntity() instanceof ProblemDetails problem ? problem.code() : String.valueOf(answer.getStatus());
  }
}
