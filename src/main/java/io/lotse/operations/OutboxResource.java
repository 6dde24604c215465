package io.lotse.operations;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.outbox.OutboxEntries;
import io.lotse.platform.outbox.OutboxView;

/** What waits to be delivered, and what could not be. */
@Path("admin/outbox")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OutboxResource {
  private static final Set<String> STATES = Set.of("waiting", "delivered", "dead");
  private final OutboxEntries entries;

  @Inject
  OutboxResource(OutboxEntries entries) {
    this.entries = entries;
  }

  @GET
  @Needs(Role.SUPERUSER)
  public Response list(@QueryParam("state") String state, @QueryParam("kind") String kind, @BeanParam Page page) {
    if (state != null && !STATES.contains(state)) {
      throw Problem.invalid("state", "unknown_value", "must be one of waiting, delivered, dead");
    }
    return page.answer(entries.list(state, kind, page.skip(), page.limit()), entries.count(state, kind));
  }

  @POST
  @Path("{entry_id}/retry")
  @Needs(Role.SUPERUSER)
  @Consumes(MediaType.WILDCARD)
  public OutboxView retry(@PathParam("entry_id") String entry) {
    return entries.retry(id(entry));
  }

  @DELETE
  @Path("{entry_id}")
  @Needs(Role.SUPERUSER)
  public void discard(@PathParam("entry_id") String entry) {
    entries.discard(id(entry));
  }

  private static UUID id(String entry) {
    Problem unknown = OutboxEntries.unknown();
    return Query.id(entry, unknown.code(), unknown.getMessage());
  }
}
