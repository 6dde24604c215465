package io.lotse.platform;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.transaction.xa.XAException;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import com.mongodb.MongoException;

import io.opentelemetry.context.Scope;

/** The one mapper from exceptions to problem details. */
@Provider
class Problems implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(Problems.class.getName());
  @Context
  private HttpServletRequest request;
  @Context
  private HttpHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    Problem problem = problem(thrown);
    String incident = problem.status() >= 500 ? report(thrown, request.getMethod() + " " + path()) : null;
    Response.ResponseBuilder response = Response.status(problem.status())
        .entity(details(problem, path(), incident)).type(ProblemDetails.MEDIA_TYPE);
    if (problem.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, Math.max(1, problem.retryAfter().toSeconds()));
    }
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Lotse\"");
    }
    if (thrown instanceof WebApplicationException web && web.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
      response.header(HttpHeaders.ALLOW, web.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }
    return response.build();
  }

  /** The problem that stands for anything thrown. */
  static Problem problem(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause() == each ? null : each.getCause()) {
      if (each instanceof Problem problem) {
        return problem;
      }
      if (isUnreachableStore(each)) {
        return Problem.unavailable("store_unavailable", "A database is not reachable just now; try again shortly.",
            Duration.ofSeconds(2));
      }
    }
    if (thrown instanceof ConstraintViolationException invalid) {
      return Problem.invalid(invalid.getConstraintViolations().stream().map(Violations::of).toList());
    }
    if (thrown instanceof WebApplicationException web) {
      return ofStatus(web.getResponse().getStatus());
    }
    return new Problem(500, "internal_error", "Something went wrong on our side; the incident id names it.");
  }

  /** An XAException is a commit that the database did not answer; the server keeps its cause as text only. */
  private static boolean isUnreachableStore(Throwable thrown) {
    return thrown instanceof SQLTransientConnectionException || thrown instanceof SQLNonTransientConnectionException
        || thrown instanceof java.net.ConnectException || thrown instanceof XAException
        || thrown instanceof MongoException mongo && mongo.getClass().getSimpleName().matches(
            "Mongo(Timeout|Socket\\w*|NodeIsRecovering|NotPrimary|ConnectionPoolCleared)Exception")
        || thrown instanceof PersistenceException && String.valueOf(thrown.getMessage()).contains(
            "acquire JDBC Connection")
        || thrown instanceof java.sql.SQLException sql && sql.getSQLState() != null
            && sql.getSQLState().matches("08.*|57P0[123]|40P01|40001");
  }

  static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> new Problem(400, "bad_request", "The request is not understandable.");
      case 401 -> new Problem(401, "not_authenticated", "Sign in first, or send a valid key.");
      case 403 -> new Problem(403, "forbidden", "You may not do this.");
      case 404 -> new Problem(404, "not_found", "There is nothing at this path.");
      case 405, 501 -> new Problem(405, "method_not_allowed", "This path does not answer to this method.");
      case 406 -> new Problem(406, "not_acceptable", "None of the accepted media types can be given.");
      case 413 -> new Problem(413, "too_large", "The request is too large.");
      case 415 -> new Problem(415, "unsupported_media_type", "This path does not take this content type.");
      case 503 -> new Problem(503, "unavailable", "Not available just now; try again shortly.");
      default -> status < 500 ? new Problem(status, "refused", "The request was refused.")
          : new Problem(500, "internal_error", "Something went wrong on our side; the incident id names it.");
    };
  }

  static ProblemDetails details(Problem problem, String path, String incident) {
    List<Problem.FieldError> errors = problem.errors() == null ? List.of() : problem.errors();
    Map<String, Object> extensions = problem.extensions() == null ? Map.of() : problem.extensions();
    return new ProblemDetails("about:blank", title(problem.status()), problem.status(), problem.getMessage(), path,
        problem.code(), errors, incident, extensions);
  }

  /**
   * Logs what was not foreseen, fires it as an {@link Incident} and names the entry.
   *
   * @param context method and path of the request, or null
   */
  static String report(Throwable thrown, String context) {
    String incident = Ids.next().toString();
    try (Scope named = Correlation.incident(incident)) {
      LOG.log(System.Logger.Level.ERROR, "incident " + incident, thrown);
    }
    try {
      CDI.current().getBeanContainer().getEvent().select(Incident.class).fire(new Incident(incident, Instant.now(),
          thrown, context));
    } catch (RuntimeException unheard) {
      // It stands in the log; a failure to tell of a failure must not hide it.
      LOG.log(System.Logger.Level.DEBUG, "incident " + incident + " was not heard", unheard);
    }
    return incident;
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status == 422 ? "Unprocessable Content" : "Error";
  }

  private String path() {
    return RootPaths.originalPath(request);
  }
}
