package io.lotse.bot;

import java.util.LinkedHashMap;
import java.util.Map;

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

import io.lotse.platform.Caller;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Credential;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Heartbeat;
import io.lotse.platform.Needs;
import io.lotse.platform.OpenStreams;
import io.lotse.platform.Scope;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.RateLimits;

/** Answers for messenger bots, in one call. */
@Path("rag/chat")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RagChatResource {
  private final BotAnswers answers;
  private final Heartbeat heartbeat;
  private final Caller caller;
  private final RateLimits limits;
  private final OpenStreams streams;
  private final Credential credential;

  @Inject
  RagChatResource(BotAnswers answers, Heartbeat heartbeat, Caller caller, RateLimits limits,
      OpenStreams streams, Credential credential) {
    this.answers = answers;
    this.heartbeat = heartbeat;
    this.caller = caller;
    this.limits = limits;
    this.streams = streams;
    this.credential = credential;
  }

  @POST
  @Needs(scope = Scope.BOT)
  public void ask(BotQuestion question, @Suspended AsyncResponse response, @Context HttpServletResponse headers) {
    count(question, headers);
    answers.begin(question, profile(), event -> {
      switch (event) {
        case BotEvent.Answered end -> response.resume(new BotAnswer(end.text(), end.seconds(), end.sources()));
        case BotEvent.Failed failed -> response.resume(failed.problem());
        case BotEvent.Token token -> {
        }
      }
    }, new Cancellation());
  }

  @POST
  @Path("stream")
  @Needs(scope = Scope.BOT)
  @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
  public void stream(BotQuestion question, @Context SseEventSink sink, @Context Sse sse,
      @Context HttpServletResponse response) {
    count(question, response);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    Cancellation cancellation = new Cancellation();
    EventWriter writer = new EventWriter(sink, sse, cancellation);
    answers.begin(question, profile(), event -> tell(event, writer), cancellation);
    heartbeat.watch(writer);
    streams.watch(writer, credential, () -> {
      writer.fail(OpenStreams.ended());
      cancellation.cancel();
    });
  }

  /** One key speaks for many users, so each of them has a budget. */
  private void count(BotQuestion question, HttpServletResponse response) {
    String by = caller instanceof Caller.Service service ? "key " + service.id() : "person " + caller.person().id();
    limits.take(Setting.RATE_LIMIT_CHAT, by + " " + question.userId(), response);
  }

  private String profile() {
    return caller instanceof Caller.Service service ? service.profile() : null;
  }

  private static void tell(BotEvent event, EventWriter writer) {
    switch (event) {
      case BotEvent.Token token -> writer.send("token", Map.of("content", token.content()));
      case BotEvent.Answered end -> {
        writer.send("sources", end.sources());
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("success", true);
        done.put("finish_reason", end.finishReason());
        done.put("grounded", !end.sources().isEmpty());
        done.put("processing_time", end.seconds());
        writer.end("done", done);
      }
      case BotEvent.Failed failed -> {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", failed.problem().getMessage());
        error.put("code", failed.problem().code());
        error.put("incident_id", failed.incidentId());
        writer.end("error", error);
      }
    }
  }
}
