package io.lotse.knowledge;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.platform.Json;

/**
 * Tells those who watch a job how far it is: {@code progress} whenever something has changed, and {@code done} at its
 * end. The job may be worked off by another node, so its rows are looked at.
 */
@ApplicationScoped
class JobEvents {
  private static final long LOOK_MILLIS = 300;
  private static final int LOOKS_OF_SILENCE = 5;
  private final EmbedJobs jobs;
  private final KnowledgeThreads threads;

  JobEvents() {
    this(null, null);
  }

  @Inject
  JobEvents(EmbedJobs jobs, KnowledgeThreads threads) {
    this.jobs = jobs;
    this.threads = threads;
  }

  /** Watches a job on a thread of its own. */
  void watch(UUID jobId, SseEventSink sink, Sse sse) {
    threads.run(() -> {
      try (sink) {
        tell(jobId, sink, sse);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void tell(UUID jobId, SseEventSink sink, Sse sse) throws InterruptedException {
    JobView told = null;
    int silent = 0;
    while (!sink.isClosed() && !threads.isEnding()) {
      JobView now = jobs.view(jobId);
      if (!now.equals(told)) {
        send(sink, sse, now.state().isFinal() ? "done" : "progress", now);
        silent = 0;
      } else if (++silent % LOOKS_OF_SILENCE == 0) {
        sink.send(sse.newEventBuilder().comment("keepalive").build());
      }
      if (now.state().isFinal()) {
        return;
      }
      told = now;
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void send(SseEventSink sink, Sse sse, String name, JobView job) {
    sink.send(sse.newEventBuilder().name(name).data(String.class, Json.text(job)).build());
  }
}
