package io.lotse.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.chat.live.LiveAnswers;
import io.lotse.platform.Caller;
import io.lotse.platform.Credential;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.Limited;

/** Single questions of services. */
@Path("agent")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AgentResource {
  private final OneShots answers;
  private final LiveAnswers live;
  private final Caller caller;
  private final Credential credential;

  @Inject
  AgentResource(OneShots answers, LiveAnswers live, Caller caller, Credential credential) {
    this.answers = answers;
    this.live = live;
    this.caller = caller;
    this.credential = credential;
  }

  @POST
  @Path("ask")
  @Needs(value = Role.ACTIVE, scope = Scope.CHAT)
  @Limited(Setting.RATE_LIMIT_CHAT)
  public void ask(OneShotRequest request, @Suspended AsyncResponse response) {
    answers.begin(request, caller, Told.whole(response));
  }

  @POST
  @Path("ask/stream")
  @Needs(value = Role.ACTIVE, scope = Scope.CHAT)
  @Limited(Setting.RATE_LIMIT_CHAT)
  @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
  public void stream(OneShotRequest request, @Context SseEventSink sink, @Context Sse sse,
      @Context HttpServletResponse response) {
    answers.begin(request, caller, Told.streamed(sink, sse, response, live, credential));
  }
}
