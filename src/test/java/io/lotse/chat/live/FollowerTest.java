package io.lotse.chat.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.lotse.platform.Cancellation;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Problem;

class FollowerTest {
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final AnswerLog log = new AnswerLog(UUID.randomUUID(), new EventIds());
  private final AtomicInteger ends = new AtomicInteger();

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  @Test
  @Timeout(20)
  void one_who_does_not_read_never_holds_up_the_answer_nor_those_who_do() {
    SlowClient stuck = new SlowClient(100_000);
    SlowClient quick = new SlowClient(Long.MAX_VALUE);
    follow(stuck, 0);
    follow(quick, 0);

    for (int i = 0; i < 5_000; i++) {
      log.say("ein Stück der Antwort, nicht ganz kurz ");
    }
    log.end("done", Map.of());

    await().atMost(Duration.ofSeconds(5)).until(() -> quick.taken().size() == 5_001);
    assertThat(stuck.taken()).hasSizeLessThan(5_000);
    stuck.reads();
    await().atMost(Duration.ofSeconds(5)).until(() -> stuck.taken().size() == 5_001);
    await().untilAsserted(() -> assertThat(ends).hasValue(2));
  }

  @Test
  void one_who_has_gone_is_forgotten() {
    SlowClient client = new SlowClient(Long.MAX_VALUE);
    follow(client, 0);
    log.say("eins");
    client.close();

    log.say("zwei");
    log.say("drei");

    await().untilAsserted(() -> assertThat(ends).hasValue(1));
    assertThat(client.taken()).hasSize(1);
  }

  @Test
  void one_who_joins_late_gets_the_rest() {
    log.say("eins");
    long known = log.after(0, 1).getFirst().id();
    log.say("zwei");
    log.end("done", Map.of());
    SlowClient client = new SlowClient(Long.MAX_VALUE);

    follow(client, known);

    assertThat(client.taken()).containsExactly("token", "done");
    assertThat(ends).hasValue(1);
  }

  @Test
  @Timeout(20)
  void one_who_does_not_read_cannot_keep_the_stream_from_being_ended() {
    for (Consumer<EventWriter> end : List.<Consumer<EventWriter>>of(EventWriter::close, out -> out.fail(
        Problem.conflict("over", "It is over.")))) {
      SlowClient stuck = new SlowClient(1);
      EventWriter out = new EventWriter(stuck, new PlainSse(), new Cancellation());
      others.execute(() -> out.send("token", "more than one character"));
      await().until(stuck::isStuck);

      end.accept(out);

      assertThat(out.hasEnded()).isTrue();
      assertThat(stuck.isClosed()).isTrue();
      assertThat(stuck.taken()).isEmpty();
    }
  }

  private void follow(SlowClient client, long after) {
    Cancellation gone = new Cancellation();
    EventWriter out = new EventWriter(client, new PlainSse(), gone);
    Follower follower = new Follower(log, out, after, others, ends::incrementAndGet);
    gone.onCancel(follower::end);
    follower.begin();
  }
}
