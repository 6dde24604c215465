package io.lotse.knowledge.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.Limited;

/** Search over the documents. */
@Path("search")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  private final PassageSearch search;
  private final Caller caller;

  @Inject
  public SearchResource(PassageSearch search, Caller caller) {
    this.search = search;
    this.caller = caller;
  }

  @GET
  @Needs(value = Role.ACTIVE, scope = Scope.SEARCH)
  @Limited(Setting.RATE_LIMIT_SEARCH)
  public SearchAnswer search(@BeanParam SearchParameters parameters) {
    PassageQuery query = parameters.query();
    boolean withScores = caller.isSuperuser() || caller instanceof Caller.Service;
    return SearchAnswer.of(query.text(), search.find(query), withScores);
  }
}
