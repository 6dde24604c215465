package io.lotse.account;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;

/** The own sign-ins: where one is signed in, and how to end that. */
@Path("auth/sign-ins")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class SignInsResource {
  private final SignIns signIns;
  private final Caller caller;
  private final HttpServletRequest request;

  @Inject
  SignInsResource(SignIns signIns, Caller caller, HttpServletRequest request) {
    this.signIns = signIns;
    this.caller = caller;
    this.request = request;
  }

  @GET
  @Needs(Role.ACTIVE)
  public List<SignInView> list() {
    return signIns.of(caller.person().id(), current());
  }

  @DELETE
  @Needs(Role.ACTIVE)
  @Audited("sign-out")
  @Limited(Setting.RATE_LIMIT_AUTH)
  public void endOthers() {
    signIns.endAll(caller.person().id(), current());
  }

  @DELETE
  @Path("{sign_in_id}")
  @Needs(Role.ACTIVE)
  @Audited("sign-out")
  @Limited(Setting.RATE_LIMIT_AUTH)
  public void end(@PathParam("sign_in_id") String id) {
    String unknown = "There is no sign-in of yours with this id.";
    if (!signIns.end(Query.id(id, "sign_in_not_found", unknown), caller.person().id())) {
      throw Problem.notFound("sign_in_not_found", unknown);
    }
  }

  private UUID current() {
    return (UUID) request.getAttribute(Gate.SIGN_IN);
  }
}
