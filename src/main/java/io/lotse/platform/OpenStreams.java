package io.lotse.platform;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.platform.nodes.Announcements;

/**
 * Streams of this node that outlive their request. One whose credential counts no more is ended: at once when all nodes
 * are told that a sign-in has ended, a role was taken or a key revoked, and within a minute when that was missed or a key
 * has expired.
 */
@Offered("chat, bot and knowledge: to have streams ended when who reads them may not any more")
@ApplicationScoped
public class OpenStreams {
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private final Changes changes = new Changes(LOOK);
  private final WatchedStreams streams = new WatchedStreams(changes);
  private final Announcements announcements;
  private final Loops loops;
  @Resource
  private ManagedThreadFactory threads;
  private ExecutorService enders;

  OpenStreams() {
    this(null, null);
  }

  @Inject
  OpenStreams(Announcements announcements, Loops loops) {
    this.announcements = announcements;
    this.loops = loops;
  }

  @PostConstruct
  void open() {
    enders = Executors.newCachedThreadPool(threads);
  }

  @PreDestroy
  void close() {
    enders.shutdownNow();
  }

  /**
   * Watches a stream until it has ended.
   *
   * @param end ends it; it may have to wait for a client that does not read
   */
  public void watch(EventWriter stream, Credential credential, Runnable end) {
    streams.add(stream, credential, end);
  }

  /** What an answer's stream is told whose credential counts no more. */
  public static Problem ended() {
    return new Problem(401, "invalid_credential", "The sign-in has ended, or what it may do has changed.");
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Announcements.Listener listener = new Announcements.Listener() {
      @Override
      public void heard(String owner) {
        changes.heard(UUID.fromString(owner));
      }

      @Override
      public void mayHaveMissed() {
        changes.mayHaveMissed();
      }
    };
    announcements.subscribe(Credential.PERSON_CHANGED, listener);
    announcements.subscribe(Caller.KEY_REVOKED, listener);
    loops.repeat("the review of open streams", PAUSE, () -> streams.next(enders));
  }
}
