package io.lotse.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.job.JobThreads;
import io.lotse.knowledge.job.Lease;
import io.lotse.knowledge.job.TaskKind;
import io.lotse.knowledge.job.TasksEnded;
import io.lotse.knowledge.job.TasksFiled;
import io.lotse.platform.Loops;

class EmbedWorkersTest {
  private final Tasks tasks = new Tasks();
  private final Work work = new Work();
  private final Threads threads = new Threads();
  private final EmbedWorkers workers = new EmbedWorkers(tasks, work, new LiveEmbedding(), threads,
      new IngestionMeter());

  @AfterEach
  void end() {
    threads.all.forEach(Thread::interrupt);
  }

  @Test
  void a_cancelled_task_is_interrupted_at_once_and_the_next_one_is_worked_on() throws Exception {
    Lease cancelled = tasks.file();
    workers.start();
    assertThat(work.begun.poll(5, TimeUnit.SECONDS)).isEqualTo(cancelled);

    tasks.held.remove(cancelled);
    workers.ended(new TasksEnded(Set.of(cancelled.documentId())));

    assertThat(work.interrupted.poll(5, TimeUnit.SECONDS)).isEqualTo(cancelled);
    Lease next = tasks.file();
    workers.filed(new TasksFiled());
    assertThat(work.begun.poll(5, TimeUnit.SECONDS)).isEqualTo(next);
    assertThat(tasks.postponed).isEmpty();
  }

  @Test
  void a_task_that_another_node_has_taken_over_is_interrupted_too() throws Exception {
    Lease lost = tasks.file();
    workers.start();
    work.begun.poll(5, TimeUnit.SECONDS);

    tasks.held.remove(lost);

    assertThat(work.interrupted.poll(5, TimeUnit.SECONDS)).isEqualTo(lost);
  }

  private static final class Tasks extends EmbedTasks {
    private final Queue<Lease> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final Queue<Lease> postponed = new ConcurrentLinkedQueue<>();

    Lease file() {
      Lease lease = new Lease(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), TaskKind.INGEST, 1, 0, 0);
      held.add(lease);
      waiting.add(lease);
      return lease;
    }

    @Override
    int resume() {
      return 0;
    }

    @Override
    Optional<Lease> claim(String model) {
      return Optional.ofNullable(waiting.poll());
    }

    @Override
    boolean holds(Lease lease) {
      return held.contains(lease);
    }

    @Override
    void postpone(Lease lease, Duration pause, String reason) {
      postponed.add(lease);
    }
  }

  /** Work that lasts until it is interrupted. */
  private static final class Work extends Ingestion {
    private final BlockingQueue<Lease> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<Lease> interrupted = new LinkedBlockingQueue<>();

    @Override
    void run(Lease lease) {
      begun.add(lease);
      try {
        TimeUnit.MINUTES.sleep(1);
      } catch (InterruptedException stopped) {
        interrupted.add(lease);
        throw new IllegalStateException(stopped);
      }
    }
  }

  private static final class Threads extends JobThreads {
    private final List<Thread> all = new ArrayList<>();

    @Override
    public synchronized void repeat(String name, Loops.Round round, long pauseMillis) {
      all.add(Thread.ofPlatform().daemon().start(() -> {
        try {
          while (true) {
            round.go();
          }
        } catch (InterruptedException end) {
          Thread.currentThread().interrupt();
        }
      }));
    }
  }
}
