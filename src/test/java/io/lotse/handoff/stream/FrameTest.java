package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.handoff.notification.NotificationData;
import io.lotse.handoff.notification.NotificationState;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.NotificationView;

class FrameTest {
  private static final String AWKWARD = "shopping \\ping \u000echo \u0002echo\techo \"ping\"";

  @Test
  void the_words_that_older_bots_drop_are_escaped_and_read_back_as_they_were() throws JsonProcessingException {
    String frame = Frame.of(notification(NotificationType.HANDOFF));

    assertThat(frame).doesNotContain("ping").doesNotContain("echo");
    assertThat(read(frame).at("/data/message").asText()).isEqualTo(AWKWARD);
  }

  @Test
  void an_apology_has_the_fields_that_older_bots_read_at_the_top() throws JsonProcessingException {
    JsonNode frame = read(Frame.of(notification(NotificationType.SORRY_RESPONSE)));

    assertThat(frame.path("type").asText()).isEqualTo("sorry_response");
    assertThat(frame.path("user_id").asText()).isEqualTo("12345678");
    assertThat(frame.path("message").asText()).isEqualTo(AWKWARD);
    assertThat(frame.path("response").asText()).isEqualTo("I'm sorry.");
    assertThat(frame.path("session_id").asText()).isEqualTo("12345678_2025");
    assertThat(frame.path("user_info").toString())
        .isEqualTo("{\"first_name\":\"John\",\"last_name\":null,\"username\":\"john\"}");
    assertThat(frame.path("timestamp").asText()).isEqualTo("2025-05-16 22:30:45");
  }

  @Test
  void other_notifications_have_them_in_their_data_only() throws JsonProcessingException {
    assertThat(read(Frame.of(notification(NotificationType.NEW_SESSION))).fieldNames()).toIterable()
        .doesNotContain("user_id", "user_info").contains("id", "data", "state");
  }

  private static JsonNode read(String frame) throws JsonProcessingException {
    return new ObjectMapper().readTree(frame);
  }

  private static NotificationView notification(NotificationType type) {
    return new NotificationView(UUID.randomUUID(), type, "2025-05-16 22:30:45", NotificationState.OPEN,
        new NotificationData("12345678_2025", "user", "asking_freely", "2025-05-16 22:30:45", "John", null, AWKWARD,
            "12345678", "john", "I'm sorry.", null, null, null),
        null, null, null, null, null, null);
  }
}
