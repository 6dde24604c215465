package io.lotse.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.chat.live.EventIds;
import io.lotse.platform.Caller;
import io.lotse.platform.Credential;
import io.lotse.platform.Needs;
import io.lotse.platform.Query;
import io.lotse.platform.Role;

/** Following a conversation, and going on with an answer whose stream was lost. */
@Path("chat")
@Dependent
public class FollowResource {
  private final SessionFeeds feeds;
  private final Caller caller;
  private final Credential credential;

  @Inject
  FollowResource(SessionFeeds feeds, Caller caller, Credential credential) {
    this.feeds = feeds;
    this.caller = caller;
    this.credential = credential;
  }

  @GET
  @Path("{session_id}/events")
  @Needs(Role.VERIFIED)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(@PathParam("session_id") String session, @HeaderParam("Last-Event-ID") String lastEventId,
      @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
    Long after = EventIds.read(lastEventId);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    feeds.follow(caller.person(), Query.id(session, "session_not_found", "There is no conversation with this id."),
        after, new SessionFeeds.Reader(sink, sse, credential));
  }
}
