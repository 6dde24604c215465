package io.lotse.knowledge.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Needs;
import io.lotse.platform.Role;

/** The comparison of database, index and object store, for administrators. */
@Path("admin/reconciliation")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
  /** The last comparison of this node; null before the first. */
  public record LastReconciliation(Reconciliation last) {}

  private final Reconciler reconciler;

  @Inject
  public ReconciliationResource(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @GET
  @Needs(Role.SUPERUSER)
  public LastReconciliation last() {
    return new LastReconciliation(reconciler.last().orElse(null));
  }

  @POST
  @Needs(Role.SUPERUSER)
  public Reconciliation run() {
    return reconciler.onDemand();
  }
}
