package io.lotse.chat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.metrics.MetricRegistry;

import io.lotse.chat.live.LiveAnswer;
import io.lotse.chat.live.LiveAnswers;
import io.lotse.platform.Caller;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Credential;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Heartbeat;
import io.lotse.platform.OpenStreams;

/** Those who follow conversations on this node. */
@ApplicationScoped
class SessionFeeds {
  private static final System.Logger LOG = System.getLogger(SessionFeeds.class.getName());
  /** So long one may follow; who comes back then shows a credential that still counts. */
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration LOOK_AFTER = Duration.ofSeconds(3);
  private static final int LOOKS_AT_ONCE = 4;
  private final Conversations conversations;
  private final LiveAnswers live;
  private final Heartbeat heartbeat;
  private final OpenStreams streams;
  private final Map<UUID, Set<Feed>> feeds = new ConcurrentHashMap<>();
  private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
  @Resource
  private ManagedScheduledExecutorService scheduler;

  SessionFeeds() {
    this(null, null, null, null);
  }

  @Inject
  SessionFeeds(Conversations conversations, LiveAnswers live, Heartbeat heartbeat, OpenStreams streams) {
    this.conversations = conversations;
    this.live = live;
    this.heartbeat = heartbeat;
    this.streams = streams;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_sessions_followed", feeds, Map::size);
    scheduler.scheduleWithFixedDelay(this::lookAfter, LOOK_AFTER.toMillis(), LOOK_AFTER.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Where one reads, and by which right. */
  record Reader(SseEventSink sink, Sse sse, Credential credential) {}

  /**
   * Tells a person what happens in a conversation, for as long as they stay; 404 {@code session_not_found}.
   *
   * @param after the last event that they know; null = nothing is told again, 0 = all of the running answer
   */
  void follow(Caller.Person person, UUID session, Long after, Reader reader) {
    // Looked up before the tables are: an answer that has ended in between is found there.
    LiveAnswer answer = after == null ? null : live.of(session).orElse(null);
    Conversations.Glance before = conversations.glance(person, session, Feed.MOST_MESSAGES);
    Cancellation gone = new Cancellation();
    EventWriter out = new EventWriter(reader.sink(), reader.sse(), gone);
    Feed feed = new Feed(session, out, () -> look(person, session), live.writers(), before, after,
        answer == null ? null : answer.message());
    feeds.compute(session, (id, followers) -> {
      Set<Feed> all = followers == null ? ConcurrentHashMap.newKeySet() : followers;
      all.add(feed);
      return all;
    });
    gone.onCancel(() -> leave(feed));
    if (answer != null) {
      live.follow(answer, out, gone, after, feed::followsNoMore);
    }
    feed.wake();
    heartbeat.watch(out);
    streams.watch(out, reader.credential(), () -> {
      feed.end();
      gone.cancel();
    });
  }

  void wake(UUID session) {
    feeds.getOrDefault(session, Set.of()).forEach(Feed::wake);
  }

  void wakeAll() {
    feeds.values().forEach(followers -> followers.forEach(Feed::wake));
  }

  private Conversations.Glance look(Caller.Person person, UUID session) {
    looks.acquireUninterruptibly();
    try {
      return conversations.glance(person, session, Feed.MOST_MESSAGES);
    } finally {
      looks.release();
    }
  }

  private void leave(Feed feed) {
    feeds.computeIfPresent(feed.session(), (id, followers) -> {
      followers.remove(feed);
      return followers.isEmpty() ? null : followers;
    });
  }

  private void lookAfter() {
    for (Set<Feed> followers : feeds.values()) {
      for (Feed feed : followers) {
        lookAfter(feed);
      }
    }
  }

  private void lookAfter(Feed feed) {
    try {
      if (feed.isOver(LONGEST) || feed.hasEnded()) {
        feed.end();
        leave(feed);
      } else if (feed.awaits()) {
        live.await(feed.session());
      }
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "nobody could be told that an answer is awaited", failed);
    }
  }
}
