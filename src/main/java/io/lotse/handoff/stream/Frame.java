package io.lotse.handoff.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.handoff.notification.NotificationData;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.platform.Json;
import io.lotse.platform.WallClock;

/** What is said over the WebSocket, as text. */
public final class Frame {
  private Frame() {}

  /**
   * A notification. Older bots read an apology from fields at the top, and drop every frame in whose text {@code ping} or
   * {@code echo} occurs; so those words are written with a JSON escape, which any JSON reader takes back.
   */
  public static String of(NotificationView notification) {
    ObjectNode frame = Json.MAPPER.valueToTree(notification);
    if (notification.type() == NotificationType.SORRY_RESPONSE) {
      NotificationData data = notification.data();
      frame.put("user_id", data.userId()).put("message", data.message()).put("response", data.response())
          .put("session_id", data.sessionId());
      frame.putObject("user_info").put("first_name", data.firstName()).put("last_name", data.lastName())
          .put("username", data.username());
    }
    return Json.text(frame).replace("ping", "pin\\u0067").replace("echo", "ech\\u006f");
  }

  /** The answer to any text that is no acknowledgement. */
  static String echo(String said) {
    return Json.text(fields("status", "connected", "echo", said, "timestamp", WallClock.micros(Instant.now())));
  }

  /** A sign of life for clients that look at texts only. */
  static String ping() {
    return Json.text(fields("type", "ping", "timestamp", WallClock.micros(Instant.now())));
  }

  /** An acknowledgement that names nothing. */
  static String unknown(String id) {
    return Json.text(fields("status", "error", "code", "notification_not_found", "ack", id));
  }

  private static Map<String, Object> fields(String... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
