package io.lotse.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Query;
import io.lotse.platform.Role;

/** The own conversations. */
@Path("users/me/sessions")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  private static final int LONGEST_PART = 200;
  private final Conversations conversations;
  private final Caller caller;

  @Inject
  SessionsResource(Conversations conversations, Caller caller) {
    this.conversations = conversations;
    this.caller = caller;
  }

  @GET
  @Needs(Role.VERIFIED)
  public Response list(@QueryParam("q") String titlePart, @BeanParam Page page) {
    String part = titlePart == null || titlePart.isBlank() ? null
        : Query.text("q", titlePart, LONGEST_PART).strip();
    return page.answer(conversations.sessions(caller.person(), part, page.skip(), page.limit()),
        conversations.countSessions(caller.person(), part));
  }
}
