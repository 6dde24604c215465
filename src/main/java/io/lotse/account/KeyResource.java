package io.lotse.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** API keys of services. */
@Path("admin/api-keys")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeyResource {
  /** What a new key is to be. */
  public record KeyRequest(@NotBlank @Size(max = 100) String name,
      @NotEmpty Set<@NotNull Scope> scopes,
      @Size(max = 40) String profile,
      Instant expiresAt) {}

  /** A new key, with its text for the only time. */
  public record NewKey(@JsonUnwrapped KeyView view,
      String key) {}

  private final ApiKeys keys;

  @Inject
  public KeyResource(ApiKeys keys) {
    this.keys = keys;
  }

  @POST
  @Needs(Role.SUPERUSER)
  public Response make(@Valid KeyRequest request) {
    ApiKeys.Made made = keys.make(request.name(), request.scopes(), request.profile(), request.expiresAt());
    return Response.status(201).entity(new NewKey(made.view(), made.key())).build();
  }

  @GET
  @Needs(Role.SUPERUSER)
  public Response list(@BeanParam Page page) {
    List<KeyView> found = keys.list(page.skip(), page.limit());
    return page.answer(found, keys.count());
  }

  @DELETE
  @Path("{key_id}")
  @Needs(Role.SUPERUSER)
  public void revoke(@PathParam("key_id") String id) {
    keys.revoke(Query.id(id, "key_not_found", "There is no API key with this id."));
  }
}
