package io.lotse.handoff;

import java.net.URI;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.handoff.stream.Tickets;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;
import io.lotse.platform.Settings;

/** What is to be known of the WebSocket {@code /notify}, and a way in for who can send no header. */
@Path("notify")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class NotifyResource {
  /** A ticket, good for one connection. */
  public record Ticket(String ticket, long expiresIn, String url) {}

  private final Tickets tickets;
  private final Caller caller;

  @Inject
  NotifyResource(Tickets tickets, Caller caller) {
    this.tickets = tickets;
    this.caller = caller;
  }

  @GET
  @Needs(Role.ANYONE)
  public NotifyDescription describe() {
    return NotifyDescription.of(URI.create(Settings.current().publicUrl()));
  }

  @POST
  @Path("ticket")
  @Needs(scope = Scope.NOTIFY)
  @Consumes(MediaType.WILDCARD)
  public Response ticket() {
    String ticket = tickets.issue(caller);
    String url = describe().fullUrl() + "?ticket=" + ticket;
    return Response.status(201).entity(new Ticket(ticket, Tickets.LIFETIME.toSeconds(), url))
        .header("Cache-Control", "no-store").build();
  }
}
