package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;

import jakarta.ws.rs.sse.OutboundSseEvent;

import org.junit.jupiter.api.Test;

class EventBytesTest {
  @Test
  void an_event_has_its_fields_line_by_line() {
    assertThat(EventBytes.text(event(Map.of("getName", "token", "getId", "7", "getData", "{\"content\":\"ü\"}"))))
        .isEqualTo("event: token\nid: 7\ndata: {\"content\":\"ü\"}\n");
  }

  @Test
  void a_comment_is_no_event() {
    assertThat(EventBytes.text(event(Map.of("getComment", "keepalive")))).isEqualTo(": keepalive\n");
  }

  @Test
  void each_line_of_the_data_is_a_field_of_its_own_so_that_none_can_begin_another_event() {
    assertThat(EventBytes.text(event(Map.of("getData", "a\nevent: done\r\n\nb")))).isEqualTo(
        "data: a\ndata: event: done\ndata: \ndata: b\n");
  }

  private static OutboundSseEvent event(Map<String, Object> values) {
    return (OutboundSseEvent) Proxy.newProxyInstance(EventBytesTest.class.getClassLoader(),
        new Class<?>[]{OutboundSseEvent.class}, (proxy, method, arguments) -> values.get(method.getName()));
  }
}
