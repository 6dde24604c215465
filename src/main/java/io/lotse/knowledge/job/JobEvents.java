package io.lotse.knowledge.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Credential;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Heartbeat;
import io.lotse.platform.Json;
import io.lotse.platform.OpenStreams;

/**
 * Tells those who watch a job how far it is: {@code progress} whenever something has changed, and {@code done} at its
 * end. The job may be worked off by another node, so its rows are looked at.
 */
@ApplicationScoped
public class JobEvents {
  private static final long LOOK_MILLIS = 300;
  private final EmbedJobs jobs;
  private final JobThreads threads;
  private final Heartbeat heartbeat;
  private final OpenStreams streams;

  JobEvents() {
    this(null, null, null, null);
  }

  @Inject
  JobEvents(EmbedJobs jobs, JobThreads threads, Heartbeat heartbeat, OpenStreams streams) {
    this.jobs = jobs;
    this.threads = threads;
    this.heartbeat = heartbeat;
    this.streams = streams;
  }

  /** Watches a job on a thread of its own, for as long as the credential counts. */
  public void watch(UUID jobId, SseEventSink sink, Sse sse, Credential credential) {
    EventWriter out = new EventWriter(sink, sse, new Cancellation());
    threads.run(() -> {
      try {
        tell(jobId, out);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      } finally {
        out.close();
      }
    });
    heartbeat.watch(out);
    streams.watch(out, credential, out::close);
  }

  private void tell(UUID jobId, EventWriter out) throws InterruptedException {
    JobView told = null;
    while (!out.hasEnded() && !threads.isEnding()) {
      JobView now = jobs.view(jobId);
      if (!now.equals(told)) {
        out.send(null, now.state().isFinal() ? "done" : "progress", Json.text(now));
      }
      if (now.state().isFinal()) {
        return;
      }
      told = now;
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
