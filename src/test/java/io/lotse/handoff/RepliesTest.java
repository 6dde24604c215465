package io.lotse.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Event;

import org.junit.jupiter.api.Test;

import io.lotse.handoff.notification.Handling;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.platform.Problem;

class RepliesTest {
  private static final Handling.Hand HAND = new Handling.Hand("mai@example.org", true);
  private final List<String> held = new ArrayList<>();

  /** Notes which row would be held when. */
  private final class NotedHandling extends Handling {
    private final UUID session;

    NotedHandling(UUID session) {
      this.session = session;
    }

    @Override
    public Optional<UUID> conversation(UUID id) {
      return Optional.ofNullable(session);
    }

    @Override
    public NotificationView answering(UUID id, Hand hand) {
      held.add("notification");
      return null;
    }
  }

  @Test
  void the_conversation_is_held_before_the_notification_as_everywhere() {
    UUID session = UUID.randomUUID();

    var reply = replies(session).send(UUID.randomUUID(), "I am here.", HAND);

    assertThat(held).containsExactly("conversation", "notification");
    assertThat(reply.sessionId()).isEqualTo(session);
  }

  @Test
  void a_conversation_of_a_messenger_bot_takes_no_reply_and_nothing_is_held() {
    Replies replies = replies(null);

    assertThatThrownBy(() -> replies.send(UUID.randomUUID(), "I am here.", HAND)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo("reply_not_possible"));
    assertThat(held).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private Replies replies(UUID session) {
    var event = (Event<HumanReply>) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Event.class},
        (proxy, method, arguments) -> {
          held.add("conversation");
          return null;
        });
    return new Replies(new NotedHandling(session), event);
  }
}
