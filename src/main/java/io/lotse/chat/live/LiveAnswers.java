package io.lotse.chat.live;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Credential;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Heartbeat;
import io.lotse.platform.OpenStreams;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.nodes.Announcements;

/** The answers that this node writes, and who follows them. */
@ApplicationScoped
public class LiveAnswers {
  private static final String AWAITED = "chat-awaited";
  private static final String CANCELLED = "chat-cancelled";
  private static final int MILLIS_BETWEEN = 200;
  private final Duration grace = Settings.current().duration(Setting.CHAT_RECONNECT_GRACE);
  private final EventIds ids = new EventIds();
  private final Map<UUID, LiveAnswer> live = new ConcurrentHashMap<>();
  private final Set<LiveAnswer> forsaken = ConcurrentHashMap.newKeySet();
  private final Heartbeat heartbeat;
  private final Announcements announcements;
  private final OpenStreams streams;
  @Resource
  private ManagedThreadFactory threads;
  @Resource
  private ManagedScheduledExecutorService scheduler;
  private ExecutorService writers;

  LiveAnswers() {
    this(null, null, null);
  }

  @Inject
  LiveAnswers(Heartbeat heartbeat, Announcements announcements, OpenStreams streams) {
    this.heartbeat = heartbeat;
    this.announcements = announcements;
    this.streams = streams;
  }

  @PostConstruct
  void open() {
    writers = Executors.newCachedThreadPool(threads);
  }

  @PreDestroy
  void close() {
    writers.shutdownNow();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.scheduleWithFixedDelay(this::giveUp, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    announcements.subscribe(AWAITED, session -> of(UUID.fromString(session)).ifPresent(LiveAnswer::awaited));
    announcements.subscribe(CANCELLED, message -> cancelled(UUID.fromString(message)));
  }

  /** An answer begins; a conversation has one at a time. */
  public LiveAnswer begin(UUID session, UUID message, Cancellation cancellation) {
    LiveAnswer answer = new LiveAnswer(session, message, cancellation, ids);
    live.put(session, answer);
    return answer;
  }

  /** An answer of no conversation: nobody can come back to it, so it ends when its client goes. */
  public LiveAnswer once(UUID message, Cancellation cancellation) {
    return new LiveAnswer(null, message, cancellation, ids);
  }

  /** It is written no more. */
  public void end(LiveAnswer answer) {
    live.remove(answer.session(), answer);
  }

  public Optional<LiveAnswer> of(UUID session) {
    return Optional.ofNullable(live.get(session));
  }

  /** Stops the answer of the conversation; false when it is not written here. */
  public boolean cancel(UUID session) {
    Optional<LiveAnswer> here = of(session);
    here.ifPresent(LiveAnswer::cancel);
    return here.isPresent();
  }

  /** Stops an answer on whichever node writes it; one that comes after it in its conversation goes on. */
  @Transactional
  public void cancelElsewhere(UUID message) {
    announcements.announce(CANCELLED, message.toString());
  }

  /** An answer is to stop, if it is written here. */
  void cancelled(UUID message) {
    live.values().stream().filter(answer -> answer.message().equals(message)).forEach(LiveAnswer::cancel);
  }

  /**
   * Writes all of an answer to the one who has asked for it, for as long as their credential counts; without them, or
   * another, it is given up.
   */
  public void stream(LiveAnswer answer, SseEventSink sink, Sse sse, Credential credential) {
    Cancellation gone = new Cancellation();
    EventWriter out = new EventWriter(sink, sse, gone);
    answer.needsFollowers();
    follow(answer, out, gone, 0, out::close);
    heartbeat.watch(out);
    streams.watch(out, credential, () -> {
      out.fail(OpenStreams.ended());
      gone.cancel();
    });
  }

  /**
   * Writes what an answer tells after an event.
   *
   * @param gone is cancelled when the client has gone
   * @param atEnd what follows once the answer, or the client, has ended
   */
  public void follow(LiveAnswer answer, EventWriter out, Cancellation gone, long after, Runnable atEnd) {
    answer.joined();
    Follower follower = new Follower(answer.log(), out, after, writers, () -> {
      left(answer);
      atEnd.run();
    });
    gone.onCancel(follower::end);
    follower.begin();
  }

  /** Somebody waits here for an answer that another node may write: it is not to give it up. */
  @Transactional
  public void await(UUID session) {
    announcements.announce(AWAITED, session.toString());
  }

  /** Threads for what may have to wait for a client. */
  public Executor writers() {
    return writers;
  }

  private void left(LiveAnswer answer) {
    answer.left();
    if (answer.isForsakenFor(answer.session() == null ? Duration.ZERO : grace)) {
      answer.cancel();
    } else if (answer.isForsaken()) {
      forsaken.add(answer);
    }
  }

  private void giveUp() {
    for (LiveAnswer answer : forsaken) {
      if (answer.isForsakenFor(grace)) {
        answer.cancel();
      }
      if (!answer.isForsaken() || answer.isForsakenFor(grace)) {
        forsaken.remove(answer);
      }
    }
  }
}
