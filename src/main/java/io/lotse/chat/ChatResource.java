package io.lotse.chat;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.Limited;

/** Conversations: asking, reading, tidying up. */
@Path("chat")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChatResource {
  private static final int MOST_MESSAGES = 500;

  /** What of a conversation is to change; absent leaves as it is. */
  public record SessionChange(
      @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String title,
      Boolean pinned) {}

  private final Answers answers;
  private final Conversations conversations;
  private final LiveAnswers live;
  private final Caller caller;
  private final Credential credential;

  @Inject
  ChatResource(Answers answers, Conversations conversations, LiveAnswers live, Caller caller, Credential credential) {
    this.answers = answers;
    this.conversations = conversations;
    this.live = live;
    this.caller = caller;
    this.credential = credential;
  }

  @POST
  @Needs(Role.VERIFIED)
  @Limited(Setting.RATE_LIMIT_CHAT)
  public void ask(ChatRequest request, @Suspended AsyncResponse response) {
    answers.begin(caller.person(), request, Told.whole(response));
  }

  @POST
  @Path("stream")
  @Needs(Role.VERIFIED)
  @Limited(Setting.RATE_LIMIT_CHAT)
  @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
  public void stream(ChatRequest request, @Context SseEventSink sink, @Context Sse sse,
      @Context HttpServletResponse response) {
    answers.begin(caller.person(), request, Told.streamed(sink, sse, response, live, credential));
  }

  @POST
  @Path("{session_id}/messages/{message_id}/regenerate")
  @Needs(Role.VERIFIED)
  @Limited(Setting.RATE_LIMIT_CHAT)
  @Consumes(MediaType.WILDCARD)
  public void regenerate(@PathParam("session_id") String session, @PathParam("message_id") String message,
      @Suspended AsyncResponse response) {
    answers.regenerate(caller.person(), id(session), answer(message), Told.whole(response));
  }

  @POST
  @Path("{session_id}/messages/{message_id}/regenerate")
  @Needs(Role.VERIFIED)
  @Limited(Setting.RATE_LIMIT_CHAT)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.9")
  public void regenerateStreaming(@PathParam("session_id") String session, @PathParam("message_id") String message,
      @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
    answers.regenerate(caller.person(), id(session), answer(message),
        Told.streamed(sink, sse, response, live, credential));
  }

  @GET
  @Path("{session_id}/messages")
  @Needs(Role.VERIFIED)
  public List<MessageView> messages(@PathParam("session_id") String session,
      @QueryParam("limit") @DefaultValue("100") String limit, @QueryParam("before") String before) {
    UUID older = before == null ? null : Query.id(before, "message_not_found", "There is no message with this id.");
    return conversations.messages(caller.person(), id(session), older,
        Query.wholeNumber("limit", limit, 1, MOST_MESSAGES));
  }

  @POST
  @Path("{session_id}/messages/{message_id}/feedback")
  @Needs(Role.VERIFIED)
  public void rate(@PathParam("session_id") String session, @PathParam("message_id") String message,
      FeedbackView said) {
    conversations.rate(caller.person(), id(session), answer(message), said);
  }

  @PATCH
  @Path("{session_id}")
  @Needs(Role.VERIFIED)
  public SessionView change(@PathParam("session_id") String session, SessionChange change) {
    return conversations.change(caller.person(), id(session), change.title(), change.pinned());
  }

  @DELETE
  @Path("{session_id}")
  @Needs(Role.VERIFIED)
  public void delete(@PathParam("session_id") String session) {
    answers.cancel(conversations.session(caller.person(), id(session)).id());
    conversations.delete(caller.person(), id(session));
  }

  @POST
  @Path("{session_id}/cancel")
  @Needs(Role.VERIFIED)
  @Consumes(MediaType.WILDCARD)
  public void cancel(@PathParam("session_id") String session) {
    answers.cancel(conversations.session(caller.person(), id(session)).id());
  }

  private static UUID answer(String message) {
    return Query.id(message, "message_not_found", "There is no answer with this id in the conversation.");
  }

  private static UUID id(String session) {
    return Query.id(session, "session_not_found", "There is no conversation with this id.");
  }
}
