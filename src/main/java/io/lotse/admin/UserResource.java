package io.lotse.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.lotse.account.Directory;
import io.lotse.chat.SessionCounts;
import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Role;

/** The people. */
@Path("admin/users")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserResource {
  /** What of a person is to change; null and absent stay. */
  public record UserChange(
      @Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String displayName,
      @JsonProperty("is_active") Boolean active,
      @JsonProperty("is_verified") Boolean verified,
      @JsonProperty("is_superuser") Boolean superuser) {}

  private final Directory people;
  private final SessionCounts sessions;

  @Inject
  UserResource(Directory people, SessionCounts sessions) {
    this.people = people;
    this.sessions = sessions;
  }

  @GET
  @Needs(Role.SUPERUSER)
  public Response list(@QueryParam("q") String part, @BeanParam Page page) {
    String wanted = part == null || part.isBlank() ? null : part.strip();
    List<Directory.Listed> found = people.list(wanted, page.skip(), page.limit());
    Map<UUID, Long> counts = sessions.of(found.stream().map(each -> each.person().id()).toList());
    return page.answer(found.stream().map(each -> UserView.of(each, counts)).toList(), people.count(wanted));
  }

  @GET
  @Path("{user_id}")
  @Needs(Role.SUPERUSER)
  public UserView find(@PathParam("user_id") String user) {
    return shown(people.find(Directory.id(user)));
  }

  @PATCH
  @Path("{user_id}")
  @Needs(Role.SUPERUSER)
  public UserView change(@PathParam("user_id") String user, UserChange change) {
    return shown(people.change(Directory.id(user), new Directory.Change(change.displayName() == null ? null
        : change.displayName().strip(), change.active(), change.verified(), change.superuser())));
  }

  @DELETE
  @Path("{user_id}")
  @Needs(Role.SUPERUSER)
  public void delete(@PathParam("user_id") String user) {
    people.delete(Directory.id(user));
  }

  private UserView shown(Directory.Listed listed) {
    return UserView.of(listed, sessions.of(List.of(listed.person().id())));
  }
}
