package io.lotse.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Json;

class AnswerLogTest {
  private final EventIds ids = new EventIds();
  private final AnswerLog log = new AnswerLog(UUID.randomUUID(), ids);

  @Test
  void who_comes_back_gets_what_followed_the_last_event_they_know() {
    log.send("metadata", Map.of());
    log.say("one ");
    log.say("two ");
    List<LoggedEvent> all = log.after(0, 100);

    assertThat(all).extracting(LoggedEvent::name).containsExactly("metadata", "token", "token");
    assertThat(log.after(all.get(1).id(), 100)).containsExactly(all.get(2));
    assertThat(log.after(all.get(2).id(), 100)).isEmpty();
    assertThat(log.after(0, 2)).hasSize(2);
  }

  @Test
  void ids_go_on_increasing_over_the_answers_of_a_conversation() {
    log.say("first");
    AnswerLog next = new AnswerLog(UUID.randomUUID(), ids);
    next.say("second");

    long last = log.after(0, 10).getLast().id();
    assertThat(next.after(0, 10).getFirst().id()).isGreaterThan(last).isLessThan(1L << 53);
    assertThat(next.after(last, 10)).hasSize(1);
  }

  @Test
  void what_is_kept_is_bounded_and_no_word_is_lost() throws Exception {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      String piece = "Wort" + i + " ";
      said.append(piece);
      log.say(piece);
    }

    long lastId = 0;
    StringBuilder heard = new StringBuilder();
    long kept = 0;
    for (List<LoggedEvent> some = log.after(0, 500); !some.isEmpty(); some = log.after(lastId, 500)) {
      for (LoggedEvent event : some) {
        JsonNode data = Json.MAPPER.readTree(event.json());
        if (event.name().equals("snapshot")) {
          heard.setLength(0);
        } else {
          kept += event.json().length();
        }
        heard.append(data.path("content").asText());
        lastId = event.id();
      }
    }
    assertThat(heard.toString()).isEqualTo(said.toString());
    assertThat(kept).isLessThanOrEqualTo(AnswerLog.MOST);
  }

  @Test
  void nothing_is_told_after_the_end() {
    log.end("done", Map.of());
    log.say("too late");

    assertThat(log.hasEnded()).isTrue();
    assertThat(log.after(0, 10)).extracting(LoggedEvent::name).containsExactly("done");
  }
}
