package io.lotse.handoff;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.lotse.handoff.notification.NotificationData;
import io.lotse.handoff.notification.NotificationState;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.platform.Ids;
import io.lotse.platform.Texts;
import io.lotse.platform.WallClock;

/**
 * The WebSocket in words, for who opens its address without an upgrade.
 *
 * @param port as text, as it always was
 * @param notificationFormat an example
 */
public record NotifyDescription(String websocketEndpoint, String connectionType, String protocol, String server,
    String port, String fullUrl, String description, NotificationView notificationFormat, String clientExample,
    List<String> authentication, Map<String, String> clientMessages) {

  private static final String PATH = "/notify";

  static NotifyDescription of(URI publicUrl) {
    boolean secure = "https".equals(publicUrl.getScheme());
    String protocol = secure ? "wss" : "ws";
    int port = publicUrl.getPort() >= 0 ? publicUrl.getPort() : secure ? 443 : 80;
    String url = protocol + "://" + publicUrl.getRawAuthority() + PATH;
    return new NotifyDescription(PATH, "WebSocket", protocol + "://", publicUrl.getHost(), String.valueOf(port), url,
        text("description"), example(), text("client", url),
        List.of(text("key"), text("bearer"), text("basic"), text("ticket")),
        Map.of("{\"ack\": \"<id>\"}", text("ack"), "<any other text>", text("echo")));
  }

  private static NotificationView example() {
    Instant now = Instant.now();
    String at = WallClock.seconds(now);
    return new NotificationView(Ids.next(), NotificationType.SORRY_RESPONSE, at, NotificationState.OPEN,
        new NotificationData("12345678_" + at.replace(' ', '_'), "user", "asking_freely", at, "John", null,
            text("question"), "12345678", null, text("answer"), null, null, null),
        null, null, null, null, null, null);
  }

  private static String text(String key, Object... values) {
    return Texts.in("en", "handoff", "notify." + key, values);
  }
}
