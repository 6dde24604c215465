package io.lotse.content;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** Text pages. */
@Path("pages/{slug}")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PageResource {
  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,79}";

  /** The text that a page is to have; with a version, only that one is changed. */
  public record PageText(@NotNull @Size(max = 100_000) String content, Integer version) {}

  private final TextPages pages;
  private final Replies replies;

  @Inject
  PageResource(TextPages pages, Replies replies) {
    this.pages = pages;
    this.replies = replies;
  }

  @GET
  @Needs(Role.ANYONE)
  public Response read(@PathParam("slug") String slug, @QueryParam("use_cache") @DefaultValue("true") String useCache,
      @Context HttpHeaders headers) {
    return replies.one(headers, TextPages.KIND, slug, useCache, () -> pages.find(slug));
  }

  @PUT
  @Needs(scope = Scope.CONTENT)
  public Response write(@PathParam("slug") String slug, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      PageText text) {
    if (!slug.matches(SLUG)) {
      throw Problem.invalid("slug", "pattern", "must be lower-case letters, digits and hyphens, 80 at most");
    }
    return Replies.written(pages.write(slug, text.content(), Expected.of(ifMatch, text.version())));
  }
}
