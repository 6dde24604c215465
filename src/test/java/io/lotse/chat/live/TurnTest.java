package io.lotse.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class TurnTest {
  @Test
  void nobody_works_beside_another_and_nothing_asked_for_is_left_undone() throws Exception {
    AtomicInteger filed = new AtomicInteger();
    AtomicInteger atWork = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    Turn turn = new Turn(() -> {
      assertThat(atWork.incrementAndGet()).isEqualTo(1);
      seen.add(filed.get());
      atWork.decrementAndGet();
    });
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      CountDownLatch all = new CountDownLatch(400);
      for (int i = 0; i < 400; i++) {
        threads.execute(() -> {
          filed.incrementAndGet();
          turn.ask(Runnable::run);
          all.countDown();
        });
      }
      assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen.getLast()).isEqualTo(400);
  }

  @Test
  void after_a_failure_it_is_done_again() {
    AtomicInteger runs = new AtomicInteger();
    Turn turn = new Turn(() -> {
      if (runs.incrementAndGet() == 1) {
        throw new IllegalStateException("for once");
      }
    });

    try {
      turn.ask(Runnable::run);
    } catch (IllegalStateException once) {
      assertThat(once).hasMessage("for once");
    }
    turn.ask(Runnable::run);

    assertThat(runs).hasValue(2);
  }
}
