package io.lotse.chat;

import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.agent.ReadPassages;
import io.lotse.handoff.notification.NotificationData.Tried;
import io.lotse.handoff.notification.Notifications.Told;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;

/** Asking for a human. */
@Path("handoff")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HandoffResource {
  private static final int MOST_PASSAGES = 10;

  /** The conversation to hand over, and why. */
  public record HandoffRequest(@NotNull UUID sessionId,
      @Size(min = 1, max = 2_000) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String reason) {}

  private final Conversations conversations;
  private final ReadPassages passages;
  private final Caller caller;

  @Inject
  HandoffResource(Conversations conversations, ReadPassages passages, Caller caller) {
    this.conversations = conversations;
    this.passages = passages;
    this.caller = caller;
  }

  @POST
  @Needs(Role.VERIFIED)
  public Response request(HandoffRequest request) {
    UUID session = conversations.session(caller.person(), request.sessionId()).id();
    var tried = passages.lastOf(session, MOST_PASSAGES).stream()
        .map(read -> new Tried(read.heading(), Handovers.shortened(read.text()))).toList();
    Told told = conversations.handOver(caller.person(), session, request.reason(), tried);
    return Response.status(told.fresh() ? 201 : 200).entity(told.notification()).build();
  }
}
