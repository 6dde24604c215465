package io.lotse.handoff.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.MetricRegistry;

import io.lotse.handoff.notification.Acknowledgements;
import io.lotse.handoff.notification.NotificationLog;
import io.lotse.platform.Loops;

/** All connections of this node. */
@ApplicationScoped
class Subscribers {
  private static final System.Logger LOG = System.getLogger(Subscribers.class.getName());
  private static final int MOST = 2_000;
  private static final int THREADS = 4;
  private static final int SENDERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
  private static final int SMALLEST_SHARE = 25;
  private static final Duration CHECK = Duration.ofSeconds(1);
  private static final int CHECKS_PER_PING = 20;

  private final Feed feed;
  private final NotificationLog log;
  private final Acknowledgements acknowledgements;
  private final Loops loops;
  private final Admission admission;
  private final Set<Subscriber> all = ConcurrentHashMap.newKeySet();
  private int checks;
  @Resource
  private ManagedThreadFactory threads;
  /** For work with the database. */
  private ExecutorService executor;
  /** For sending what is in memory, which waits for nothing. */
  private ExecutorService senders;

  Subscribers() {
    this(null, null, null, null, null);
  }

  @Inject
  Subscribers(Feed feed, NotificationLog log, Acknowledgements acknowledgements, Loops loops,
      Admission admission) {
    this.feed = feed;
    this.log = log;
    this.acknowledgements = acknowledgements;
    this.loops = loops;
    this.admission = admission;
  }

  @PostConstruct
  void open() {
    executor = Executors.newFixedThreadPool(THREADS, threads);
    senders = Executors.newFixedThreadPool(SENDERS, threads);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    feed.start(this::tellAll);
    loops.repeat("connections of /notify", CHECK, this::check);
    metrics.gauge("lotse_notify_connections", all, Set::size);
  }

  /** Sends to all on several threads, a share each, so that nobody waits until all others have been served. */
  private void tellAll() {
    List<Subscriber> everyone = List.copyOf(all);
    int share = Math.max(SMALLEST_SHARE, Math.ceilDiv(everyone.size(), SENDERS));
    for (int from = 0; from < everyone.size(); from += share) {
      List<Subscriber> some = everyone.subList(from, Math.min(everyone.size(), from + share));
      senders.execute(() -> some.forEach(Subscriber::go));
    }
  }

  /** A new connection; empty when there are too many. */
  Optional<Subscriber> join(Reader.Visit visit, Line line) {
    if (all.size() >= MOST) {
      return Optional.empty();
    }
    Subscriber subscriber = new Subscriber(visit, line, feed, executor);
    all.add(subscriber);
    executor.execute(() -> begin(subscriber));
    return Optional.of(subscriber);
  }

  void leave(Subscriber subscriber) {
    subscriber.gone();
    all.remove(subscriber);
  }

  /** The reader has everything up to that notification; tells it when there is none of that id. */
  void acknowledge(Subscriber subscriber, String id) {
    subscriber.heard();
    AckInbox inbox = subscriber.acknowledgements();
    if (!inbox.add(id)) {
      subscriber.close("too many acknowledgements");
    } else if (inbox.wantsDraining()) {
      executor.execute(() -> settle(subscriber, inbox.drain()));
    }
  }

  private void settle(Subscriber subscriber, List<String> ids) {
    Map<String, Long> positions = log.positions(ids);
    ids.stream().filter(id -> !positions.containsKey(id)).forEach(id -> subscriber.answer(Frame.unknown(id)));
    positions.values().stream().max(Long::compare).ifPresent(position -> arrived(subscriber, position));
  }

  /** A pong has come back: a reader that cannot acknowledge has everything up to there. */
  void pong(Subscriber subscriber, long position) {
    subscriber.heard();
    if (subscriber.reader().anonymous() && subscriber.confirmed(position)) {
      executor.execute(() -> arrived(subscriber, position));
    }
  }

  /** Who is connected. */
  Set<Reader> readers() {
    return all.stream().map(Subscriber::reader).collect(Collectors.toSet());
  }

  /** Ends all connections of a reader. */
  void end(String reader, String reason) {
    all.stream().filter(each -> each.reader().id().equals(reader)).forEach(each -> each.close(reason));
  }

  private void arrived(Subscriber subscriber, long position) {
    if (subscriber.visit().counts()) {
      acknowledgements.upTo(subscriber.reader().id(), subscriber.reader().name(), position);
    }
  }

  /** Looks at the credential once more: what ended before the connection was known here was not heard. */
  private void begin(Subscriber subscriber) {
    try {
      if (!admission.holds(subscriber.reader())) {
        subscriber.close("the credential does not count any more");
        return;
      }
      subscriber.begin(Math.max(subscriber.visit().since(), acknowledgements.begin(subscriber.reader().id())));
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "a reader of notifications could not begin", failed);
      subscriber.close("try again later");
    }
  }

  private void check() throws InterruptedException {
    Thread.sleep(CHECK);
    all.forEach(Subscriber::check);
    if (++checks % CHECKS_PER_PING == 0) {
      all.forEach(Subscriber::ping);
    }
  }

  @PreDestroy
  void end() {
    all.forEach(subscriber -> subscriber.close("going away"));
    executor.shutdown();
    senders.shutdown();
  }
}
