package io.lotse.operations;

import java.time.LocalDateTime;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.lotse.model.LiveModels;
import io.lotse.platform.Needs;
import io.lotse.platform.Performance;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.WallClock;

/** What a developer asks of a node that behaves oddly. There only with {@code DEBUG}, see {@link DebugGate}. */
@Path("debug")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class DebugResource {
  private static final int LONGEST_ID = 100;
  private static final int ERRORS = 10;

  /** How long things take; since the node started. */
  public record Times(java.time.Instant since, List<Performance.Times> routes, List<Performance.Times> agentSteps) {}

  /** All of it. */
  public record Full(SystemView system, DatabaseView database, Times performance, List<ErrorView> errors,
      RequestView request, LocalDateTime timestamp) {}

  private final LiveModels models;
  private final DatabaseLook databases;
  private final RecentErrors errors;
  private final Performance performance;

  @Inject
  DebugResource(LiveModels models, DatabaseLook databases, RecentErrors errors, Performance performance) {
    this.models = models;
    this.databases = databases;
    this.errors = errors;
    this.performance = performance;
  }

  @GET
  @Path("config")
  @Needs(Role.SUPERUSER)
  public ConfigView config() {
    return ConfigView.now(models.description());
  }

  @GET
  @Path("system")
  @Needs(Role.SUPERUSER)
  public SystemView system() {
    return SystemView.now();
  }

  @GET
  @Path("database")
  @Needs(Role.SUPERUSER)
  public DatabaseView database() {
    return databases.now();
  }

  @GET
  @Path("errors")
  @Needs(Role.SUPERUSER)
  public List<ErrorView> errors(@QueryParam("limit") @DefaultValue("10") String limit,
      @QueryParam("incident_id") String incident) {
    return errors.newest(Query.wholeNumber("limit", limit, 1, RecentErrors.KEPT), Query.text("incident_id",
        incident, LONGEST_ID));
  }

  @GET
  @Path("performance")
  @Needs(Role.SUPERUSER)
  public Times performance() {
    return new Times(performance.since(), performance.routes(), performance.steps());
  }

  @GET
  @Path("full")
  @Needs(Role.SUPERUSER)
  public Full full(@Context HttpServletRequest request) {
    return new Full(SystemView.now(), databases.now(), performance(), errors.newest(ERRORS, null), RequestView.of(
        request), WallClock.now());
  }
}
