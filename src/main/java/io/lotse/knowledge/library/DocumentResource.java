package io.lotse.knowledge.library;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.knowledge.document.DocumentDetail;
import io.lotse.knowledge.parsing.Box;
import io.lotse.knowledge.parsing.PageImages;
import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** The documents and their pages. */
@Path("documents")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {
  private static final int LONGEST_QUOTE = 5000;

  /** Where on a page a quote stands. */
  public record QuoteBoxes(int pageNumber, List<Box> boxes) {}

  private final Library library;
  private final Pages pages;

  @Inject
  public DocumentResource(Library library, Pages pages) {
    this.library = library;
    this.pages = pages;
  }

  @GET
  @Needs(value = Role.ACTIVE, scope = Scope.SEARCH)
  public Response list(@BeanParam DocumentSelection selection, @BeanParam Page page) {
    return page.answer(library.list(selection, page.skip(), page.limit()), library.count(selection));
  }

  @GET
  @Path("{document_id}")
  @Needs(value = Role.ACTIVE, scope = Scope.SEARCH)
  public DocumentDetail detail(@PathParam("document_id") String id) {
    return library.detail(id(id));
  }

  @GET
  @Path("{document_id}/pages/{page}")
  @Produces("image/png")
  @Needs(value = Role.ACTIVE, scope = Scope.SEARCH)
  public Response page(@PathParam("document_id") String id, @PathParam("page") String page,
      @QueryParam("width") @DefaultValue("1000") String width) {
    int pixels = Query.wholeNumber("width", width, PageImages.MIN_WIDTH, PageImages.MAX_WIDTH);
    return Response.ok(pages.png(id(id), number(page), pixels)).header("Cache-Control", "private, max-age=3600")
        .build();
  }

  @GET
  @Path("{document_id}/pages/{page}/boxes")
  @Needs(value = Role.ACTIVE, scope = Scope.SEARCH)
  public QuoteBoxes boxes(@PathParam("document_id") String id, @PathParam("page") String page,
      @QueryParam("quote") String quote) {
    if (quote == null || quote.isBlank() || quote.length() > LONGEST_QUOTE) {
      throw Problem.invalid("quote", quote == null ? "required" : "size", "must have 1 to 5,000 characters");
    }
    return new QuoteBoxes(number(page), pages.find(id(id), number(page), quote));
  }

  static UUID id(String text) {
    return Query.id(text, "document_not_found", "There is no document with this id.");
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw Problem.notFound("page_not_found", "The document has no such page.");
    }
    return Integer.parseInt(text);
  }
}
