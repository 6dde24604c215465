package io.lotse.content;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Needs;
import io.lotse.platform.Scope;

/** The batches of the FAQ under the plural, where older clients look for them. */
@Path("faqs")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaqsResource {
  private final FaqResource faq;

  @Inject
  FaqsResource(Faqs faqs, Replies replies) {
    this.faq = new FaqResource(faqs, replies);
  }

  @POST
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public List<FaqView> createAll(FaqResource.Fresh batch) {
    return faq.createAll(batch);
  }

  @PUT
  @Path("batch-update-status")
  @Needs(scope = Scope.CONTENT)
  public BatchResult activate(@QueryParam("atomic") @DefaultValue("false") String atomic, FaqResource.Status batch) {
    return faq.activate(atomic, batch);
  }

  @DELETE
  @Path("batch")
  @Needs(scope = Scope.CONTENT)
  public BatchResult removeAll(@QueryParam("atomic") @DefaultValue("false") String atomic, FaqResource.Ids batch) {
    return faq.removeAll(atomic, batch);
  }
}
