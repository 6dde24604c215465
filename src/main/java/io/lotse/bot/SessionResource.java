package io.lotse.bot;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.agent.Exchange;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Scope;

/** The session log of messenger bots. */
@Path("bot")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {
  private static final int LONGEST_USER_ID = 200;
  private static final int MOST_PAIRS = 10;

  /** That something was done. */
  public record Done(String status, String message) {}

  /** Answered questions, oldest first. */
  public record HistoryAnswer(List<Exchange> history) {}

  private final Sessions sessions;

  @Inject
  SessionResource(Sessions sessions) {
    this.sessions = sessions;
  }

  @POST
  @Path("session")
  @Needs(scope = Scope.BOT)
  public Response log(SessionStep step) {
    return Response.status(Response.Status.CREATED).entity(sessions.add(step)).build();
  }

  @GET
  @Path("session/{session_id}")
  @Needs(scope = Scope.BOT)
  public StoredSession session(@PathParam("session_id") String session) {
    return sessions.first(session);
  }

  /** The body is read by hand: it may be missing, and then nobody names its type. */
  @PUT
  @Path("session/{session_id}/response")
  @Needs(scope = Scope.BOT)
  @Consumes(MediaType.WILDCARD)
  public Done respond(@PathParam("session_id") String session, @QueryParam("response_text") String text,
      byte[] body) {
    sessions.respond(session, GivenResponse.of(text, body));
    return new Done("success", "Response added to session");
  }

  @GET
  @Path("history")
  @Needs(scope = Scope.BOT)
  public HistoryAnswer history(@QueryParam("user_id") String user, @QueryParam("n") @DefaultValue("3") String n) {
    if (user == null || user.isBlank() || user.length() > LONGEST_USER_ID) {
      throw Problem.invalid("user_id", user == null ? "required" : "size", "must have 1 to 200 characters");
    }
    return new HistoryAnswer(sessions.history(user, Query.wholeNumber("n", n, 1, MOST_PAIRS)));
  }
}
