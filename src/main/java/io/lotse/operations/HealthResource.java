package io.lotse.operations;

import java.time.LocalDateTime;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.WallClock;

/** Health of the two stores in the shape that older clients read; always 200 while the node works. */
@Path("health")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  /** How a store is; the time is wall-clock in the bot's zone. */
  public record StoreHealth(String status, String message, LocalDateTime timestamp) {}

  private final Dependencies dependencies;

  @Inject
  HealthResource(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @GET
  @Path("postgresql")
  @Needs(Role.ANYONE)
  public StoreHealth postgresql() {
    return health("PostgreSQL", dependencies.postgresql());
  }

  @GET
  @Path("mongodb")
  @Needs(Role.ANYONE)
  public StoreHealth mongodb() {
    return health("MongoDB", dependencies.mongodb());
  }

  private static StoreHealth health(String store, Probe probe) {
    String message = probe.up() ? store + " answered in " + probe.millis() + " ms" : store + " does not answer";
    return new StoreHealth(probe.up() ? "healthy" : "unhealthy", message, WallClock.now());
  }
}
