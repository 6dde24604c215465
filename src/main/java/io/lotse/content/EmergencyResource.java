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

/** Emergency contacts. */
@Path("emergency")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EmergencyResource {
  /** New entries; each as if it were sent alone. */
  public record Fresh(@NotNull @Size(max = Kind.LARGEST_BATCH) List<@NotNull ObjectNode> emergencyContacts) {}

  /** Entries that are shown from now on, or not. */
  public record Status(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> emergencyIds,
      @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive) {}

  /** Entries by their ids. */
  public record Ids(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> emergencyIds) {}

  private final EmergencyContacts contacts;
  private final Replies replies;

  @Inject
  EmergencyResource(EmergencyContacts contacts, Replies replies) {
    this.contacts = contacts;
    this.replies = replies;
  }

  @GET
  @Needs(Role.ANYONE)
  public Response list(@BeanParam EmergencyQuery query, @Context HttpHeaders headers) {
    return replies.list(headers, Kind.EMERGENCY, query,
        () -> contacts.list(query.selection(), query.skip(), query.limit()));
  }

  @GET
  @Path("sections")
  @Needs(Role.ANYONE)
  public Response sections(@QueryParam("use_cache") @DefaultValue("true") String useCache,
      @Context HttpHeaders headers) {
    return replies.value(headers, Kind.EMERGENCY, "sections", useCache, () -> contacts.sections());
  }

  @GET
  @Path("section/{section_id}")
  @Needs(Role.ANYONE)
  public Response section(@PathParam("section_id") String id,
      @QueryParam("active_only") @DefaultValue("true") String activeOnly,
      @QueryParam("use_cache") @DefaultValue("true") String useCache, @Context HttpHeaders headers) {
    int section = Query.wholeNumber("section_id", id, 0, Integer.MAX_VALUE);
    boolean active = Query.truth("active_only", activeOnly);
    return replies.value(headers, Kind.EMERGENCY, "section " + section + active, useCache,
        () -> contacts.all(EmergencyContacts.inSection(section, active)));
  }

  @POST
  @Needs(scope = Scope.CONTENT)
  public Response create(ObjectNode body) {
    return Replies.written(contacts.create(body));
  }

  @GET
  @Path("{emergency_id}")
  @Needs(Role.ANYONE)
  public Response one(@PathParam("emergency_id") String id,
      @QueryParam("use_cache") @DefaultValue("true") String useCache,
      @Context HttpHeaders headers) {
    int number = number(id);
    return replies.one(headers, Kind.EMERGENCY.name(), "id " + number, useCache, () -> contacts.find(number));
  }

  @PUT
  @Path("{emergency_id}")
  @Needs(scope = Scope.CONTENT)
  public Response change(@PathParam("emergency_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      ObjectNode body) {
    return Replies.written(contacts.change(number(id), body, Expected.of(ifMatch, body)));
  }

  @DELETE
  @Path("{emergency_id}")
  @Needs(scope = Scope.CONTENT)
  public Removed remove(@PathParam("emergency_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    contacts.remove(number(id), Expected.of(ifMatch));
    return Removed.of("Emergency contact", number(id));
  }

  @POST
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public List<EmergencyView> createAll(Fresh batch) {
    return contacts.createAll("emergency_contacts", batch.emergencyContacts());
  }

  @PUT
  @Path("batch-update-status")
  @Needs(scope = Scope.CONTENT)
  public BatchResult activate(@QueryParam("atomic") @DefaultValue("false") String atomic, Status batch) {
    return contacts.activate(batch.emergencyIds(), batch.isActive(), Query.truth("atomic", atomic));
  }

  @DELETE
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public BatchResult removeAll(@QueryParam("atomic") @DefaultValue("false") String atomic, Ids batch) {
    return contacts.removeAll(batch.emergencyIds(), Query.truth("atomic", atomic));
  }

  @GET
  @Path("export")
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public Response export(@QueryParam("format") String format, @Context HttpHeaders headers) {
    return Exchange.export(contacts, Kind.EMERGENCY, format, headers);
  }

  @POST
  @Path("import")
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public ImportReport take(@QueryParam("dry_run") @DefaultValue("false") String dryRun, @Context HttpHeaders headers,
      InputStream body) throws IOException {
    return Exchange.take(contacts, Kind.EMERGENCY, dryRun, headers, body);
  }

  private static int number(String id) {
    return Query.wholeNumber("emergency_id", id, 1, Integer.MAX_VALUE);
  }
}
