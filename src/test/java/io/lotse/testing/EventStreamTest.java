package io.lotse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

class EventStreamTest {
  @Test
  void events_carry_name_data_and_the_last_id() {
    EventStream stream = stream("id: 7\nevent: token\ndata: {\"content\":\"ü\"}\n\ndata: a\ndata: b\n\n");
    assertThat(stream.rest()).containsExactly(new ServerEvent("7", "token", "{\"content\":\"ü\"}"),
        new ServerEvent("7", "message", "a\nb"));
  }

  @Test
  void comments_are_counted_and_an_unfinished_event_is_dropped() {
    EventStream stream = stream(": keepalive\n\nevent: done\ndata: {}\n\nevent: lost\ndata: x\n");
    assertThat(stream.rest()).extracting(ServerEvent::name).containsExactly("done");
    assertThat(stream.comments()).isEqualTo(1);
  }

  private static EventStream stream(String text) {
    return new EventStream(200, HttpHeaders.of(Map.of(), (a, b) -> true),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
