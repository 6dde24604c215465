package io.lotse.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Lenient;
import io.lotse.platform.Needs;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** Events. */
@Path("events")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource {
  /** New entries; each as if it were sent alone. */
  public record Fresh(@NotNull @Size(max = Kind.LARGEST_BATCH) List<@NotNull ObjectNode> events) {}

  /** Entries that are shown from now on, or not. */
  public record Status(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> eventIds,
      @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive) {}

  /** Entries by their ids. */
  public record Ids(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> eventIds) {}

  private final Events events;
  private final Replies replies;

  @Inject
  EventResource(Events events, Replies replies) {
    this.events = events;
    this.replies = replies;
  }

  @GET
  @Needs(Role.ANYONE)
  public Response list(@BeanParam EventQuery query, @Context HttpHeaders headers) {
    return replies.list(headers, Kind.EVENT, query,
        () -> events.list(query.selection(), query.skip(), query.limit()));
  }

  @POST
  @Needs(scope = Scope.CONTENT)
  public Response create(ObjectNode body) {
    return Replies.written(events.create(body));
  }

  @GET
  @Path("{event_id}")
  @Needs(Role.ANYONE)
  public Response one(@PathParam("event_id") String id, @QueryParam("use_cache") @DefaultValue("true") String useCache,
      @Context HttpHeaders headers) {
    int number = number(id);
    return replies.one(headers, Kind.EVENT.name(), "id " + number, useCache, () -> events.find(number));
  }

  @PUT
  @Path("{event_id}")
  @Needs(scope = Scope.CONTENT)
  public Response change(@PathParam("event_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      ObjectNode body) {
    int number = Query.wholeNumber("event_id", id, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return Replies.written(events.change(number, body, Expected.of(ifMatch, body)));
  }

  @DELETE
  @Path("{event_id}")
  @Needs(scope = Scope.CONTENT)
  public Removed remove(@PathParam("event_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    events.remove(number(id), Expected.of(ifMatch));
    return Removed.of("Event", number(id));
  }

  @POST
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public List<EventView> createAll(Fresh batch) {
    return events.createAll("events", batch.events());
  }

  @PUT
  @Path("batch-update-status")
  @Needs(scope = Scope.CONTENT)
  public BatchResult activate(@QueryParam("atomic") @DefaultValue("false") String atomic, Status batch) {
    return events.activate(batch.eventIds(), batch.isActive(), Query.truth("atomic", atomic));
  }

  @DELETE
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public BatchResult removeAll(@QueryParam("atomic") @DefaultValue("false") String atomic, Ids batch) {
    return events.removeAll(batch.eventIds(), Query.truth("atomic", atomic));
  }

  @GET
  @Path("export")
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public Response export(@QueryParam("format") String format, @Context HttpHeaders headers) {
    return Exchange.export(events, Kind.EVENT, format, headers);
  }

  @POST
  @Path("import")
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public ImportReport take(@QueryParam("dry_run") @DefaultValue("false") String dryRun, @Context HttpHeaders headers,
      InputStream body) throws IOException {
    return Exchange.take(events, Kind.EVENT, dryRun, headers, body);
  }

  private static int number(String id) {
    return Query.wholeNumber("event_id", id, 1, Integer.MAX_VALUE);
  }
}
