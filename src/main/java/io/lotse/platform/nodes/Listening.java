package io.lotse.platform.nodes;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import io.lotse.platform.nodes.Announcements.Listener;

/**
 * The one connection of this node that listens. All channels share one of PostgreSQL's, so subscribing needs no word
 * with the database. A connection that is silent is tried every few seconds; one that is lost is made anew, at first at
 * once and then ever more slowly, and every listener is told.
 */
final class Listening implements Runnable {
  static final String CHANNEL = "lotse";
  private static final System.Logger LOG = System.getLogger(Listening.class.getName());
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int SECONDS_TO_ANSWER = 5;

  private final Connector connector;
  private final Map<String, List<Subscription>> subscriptions = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Connection connection;
  private volatile boolean listens;

  /** Where connections come from. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  Listening(Connector connector) {
    this.connector = connector;
  }

  static String message(String channel, String payload) {
    if (!channel.matches("[a-z0-9.-]+")) {
      throw new IllegalArgumentException("not the name of a channel: " + channel);
    }
    return channel + " " + payload;
  }

  void subscribe(String channel, Listener listener) {
    Subscription subscription = new Subscription(listener);
    subscriptions.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(subscription);
    if (listens) {
      subscription.mayHaveMissed();
    }
  }

  /** Ends listening; whoever waits in a read is cut off. */
  void end() {
    ended.countDown();
    Connection open = connection;
    if (open != null) {
      cutOff(open);
    }
  }

  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    while (!hasEnded()) {
      try (Connection open = connector.connect()) {
        connection = open;
        listen(open);
        pause = FIRST_PAUSE;
        hear(open);
      } catch (SQLException lost) {
        pause = afterLoss(lost, pause);
      } finally {
        listens = false;
        connection = null;
      }
    }
  }

  private void listen(Connection open) throws SQLException {
    open.setAutoCommit(true);
    try (Statement statement = open.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    listens = true;
    LOG.log(Level.INFO, "listens to the announcements of all nodes");
    everybody(Subscription::mayHaveMissed);
  }

  private void hear(Connection open) throws SQLException {
    PGConnection postgres = open.unwrap(PGConnection.class);
    while (!hasEnded()) {
      PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
      if (heard == null || heard.length == 0) {
        alive(open);
        continue;
      }
      for (PGNotification each : heard) {
        deliver(each.getParameter());
      }
    }
  }

  private static void alive(Connection open) throws SQLException {
    if (!open.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("the listening connection gives no answer");
    }
  }

  private void deliver(String message) {
    int space = message.indexOf(' ');
    if (space > 0) {
      subscriptions.getOrDefault(message.substring(0, space), List.of())
          .forEach(each -> each.heard(message.substring(space + 1)));
    }
  }

  private void everybody(Consumer<Subscription> told) {
    subscriptions.values().forEach(channel -> channel.forEach(told));
  }

  private Duration afterLoss(SQLException lost, Duration pause) {
    if (hasEnded()) {
      return pause;
    }
    LOG.log(Level.WARNING, "cannot listen to announcements just now ({0}); tried again in {1} ms", lost.getMessage(),
        pause.toMillis());
    try {
      long spread = ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
      ended.await(pause.toMillis() + spread, TimeUnit.MILLISECONDS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      ended.countDown();
    }
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  private boolean hasEnded() {
    return ended.getCount() == 0;
  }

  private static void cutOff(Connection open) {
    try {
      open.abort(Runnable::run);
    } catch (SQLException alreadyGone) {
      LOG.log(Level.DEBUG, "the listening connection was gone already", alreadyGone);
    }
  }

  /** A listener that fails keeps nobody else from hearing. */
  private record Subscription(Listener listener) {
    void heard(String payload) {
      quietly(() -> listener.heard(payload));
    }

    void mayHaveMissed() {
      quietly(listener::mayHaveMissed);
    }

    private void quietly(Runnable told) {
      try {
        told.run();
      } catch (RuntimeException failed) {
        LOG.log(Level.WARNING, "a listener failed on an announcement", failed);
      }
    }
  }
}
