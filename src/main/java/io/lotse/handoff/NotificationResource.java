package io.lotse.handoff;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.handoff.notification.Handling;
import io.lotse.handoff.notification.Handling.Hand;
import io.lotse.handoff.notification.NotificationLog;
import io.lotse.handoff.notification.NotificationState;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Scope;

/** What humans were told, and what they do about it. */
@Path("notifications")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NotificationResource {
  /** The state that a notification is to have, and who sees to it where a bot speaks for several people. */
  public record StateChange(@NotNull NotificationState state,
      @Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String by) {}

  /** What a human says to the person. */
  public record ReplyRequest(
      @NotNull @Size(min = 1, max = 8_000) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String text,
      @Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String by) {}

  /** The reply as it stands in the conversation. */
  public record Reply(UUID messageId, UUID sessionId, Instant createdAt, NotificationView notification) {}

  private final NotificationLog log;
  private final Handling handling;
  private final Replies replies;
  private final Caller caller;

  @Inject
  NotificationResource(NotificationLog log, Handling handling, Replies replies, Caller caller) {
    this.log = log;
    this.handling = handling;
    this.replies = replies;
    this.caller = caller;
  }

  @GET
  @Needs(scope = Scope.NOTIFY)
  public Response list(@QueryParam("state") String state, @QueryParam("since") String since, @BeanParam Page page) {
    NotificationState wanted = state == null ? null : NotificationState.of(state).orElseThrow(
        () -> Problem.invalid("state", "unknown_value", "must be one of " + states()));
    long after = since == null ? 0 : log.position(id(since)).orElseThrow(Handling::unknown);
    return page.answer(log.list(wanted, after, page.skip(), page.limit()), log.count(wanted, after));
  }

  @GET
  @Path("{notification_id}")
  @Needs(scope = Scope.NOTIFY)
  public NotificationView get(@PathParam("notification_id") String notification) {
    return handling.get(id(notification));
  }

  @PATCH
  @Path("{notification_id}")
  @Needs(scope = Scope.NOTIFY)
  public NotificationView change(@PathParam("notification_id") String notification, StateChange change) {
    return handling.become(id(notification), change.state(), hand(change.by()));
  }

  @POST
  @Path("{notification_id}/reply")
  @Needs(scope = Scope.NOTIFY)
  public Response reply(@PathParam("notification_id") String notification, ReplyRequest reply) {
    return Response.status(201).entity(replies.send(id(notification), reply.text(), hand(reply.by()))).build();
  }

  private Hand hand(String by) {
    return switch (caller) {
      case Caller.Person person -> new Hand(person.email(), true);
      case Caller.Service service -> new Hand(by == null ? service.name() : by.strip() + " (" + service.name() + ")",
          false);
      case Caller.Nobody nobody -> throw new IllegalStateException("nobody gets here");
    };
  }

  private static String states() {
    return Arrays.stream(NotificationState.values()).map(NotificationState::id).collect(Collectors.joining(", "));
  }

  private static UUID id(String notification) {
    Problem unknown = Handling.unknown();
    return Query.id(notification, unknown.code(), unknown.getMessage());
  }
}
