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

/** The FAQ. */
@Path("faq")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaqResource {
  /** New entries; each as if it were sent alone. */
  public record Fresh(@NotNull @Size(max = Kind.LARGEST_BATCH) List<@NotNull ObjectNode> faqs) {}

  /** Entries that are shown from now on, or not. */
  public record Status(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> faqIds,
      @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive) {}

  /** Entries by their ids. */
  public record Ids(
      @NotNull @Size(max = Kind.LARGEST_BATCH) @JsonDeserialize(contentUsing = Lenient.Whole.class) List<@NotNull Integer> faqIds) {}

  private final Faqs faqs;
  private final Replies replies;

  @Inject
  FaqResource(Faqs faqs, Replies replies) {
    this.faqs = faqs;
    this.replies = replies;
  }

  @GET
  @Needs(Role.ANYONE)
  public Response list(@BeanParam FaqQuery query, @Context HttpHeaders headers) {
    return replies.list(headers, Kind.FAQ, query,
        () -> faqs.list(query.selection(), query.skip(), query.limit()).in(query.language()));
  }

  @POST
  @Needs(scope = Scope.CONTENT)
  public Response create(ObjectNode body) {
    return Replies.written(faqs.create(body));
  }

  @GET
  @Path("{faq_id}")
  @Needs(Role.ANYONE)
  public Response one(@PathParam("faq_id") String id, @QueryParam("language") String language,
      @QueryParam("use_cache") @DefaultValue("true") String useCache, @Context HttpHeaders headers) {
    int number = number(id);
    String wanted = FaqQuery.language(language);
    return replies.one(headers, Kind.FAQ.name(), "id " + number + " in " + wanted, useCache,
        () -> faqs.find(number).in(wanted));
  }

  @PUT
  @Path("{faq_id}")
  @Needs(scope = Scope.CONTENT)
  public Response change(@PathParam("faq_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      ObjectNode body) {
    return Replies.written(faqs.change(number(id), body, Expected.of(ifMatch, body)));
  }

  @DELETE
  @Path("{faq_id}")
  @Needs(scope = Scope.CONTENT)
  public Removed remove(@PathParam("faq_id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    faqs.remove(number(id), Expected.of(ifMatch));
    return Removed.of("FAQ item", number(id));
  }

  @POST
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public List<FaqView> createAll(Fresh batch) {
    return faqs.createAll("faqs", batch.faqs());
  }

  @PUT
  @Path("batch-update-status")
  @Needs(scope = Scope.CONTENT)
  public BatchResult activate(@QueryParam("atomic") @DefaultValue("false") String atomic, Status batch) {
    return faqs.activate(batch.faqIds(), batch.isActive(), Query.truth("atomic", atomic));
  }

  @DELETE
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public BatchResult removeAll(@QueryParam("atomic") @DefaultValue("false") String atomic, Ids batch) {
    return faqs.removeAll(batch.faqIds(), Query.truth("atomic", atomic));
  }

  @GET
  @Path("export")
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public Response export(@QueryParam("format") String format, @Context HttpHeaders headers) {
    return Exchange.export(faqs, Kind.FAQ, format, headers);
  }

  @POST
  @Path("import")
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Needs(scope = Scope.CONTENT)
  public ImportReport take(@QueryParam("dry_run") @DefaultValue("false") String dryRun, @Context HttpHeaders headers,
      InputStream body) throws IOException {
    return Exchange.take(faqs, Kind.FAQ, dryRun, headers, body);
  }

  private static int number(String id) {
    return Query.wholeNumber("faq_id", id, 1, Integer.MAX_VALUE);
  }
}
