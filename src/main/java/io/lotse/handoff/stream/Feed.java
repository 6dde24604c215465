package io.lotse.handoff.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.handoff.notification.NotificationLog;
import io.lotse.handoff.notification.Notifications;
import io.lotse.platform.Loops;
import io.lotse.platform.Signal;
import io.lotse.platform.nodes.Announcements;

/**
 * Follows the table of notifications, whichever node wrote them. An announcement only says that there is something; what
 * it is stands in the table, so after a lost connection nothing is missing.
 */
@ApplicationScoped
class Feed implements Tape {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int PAGE = 100;
  private final NotificationLog log;
  private final Announcements announcements;
  private final Loops loops;
  private final Signal signal = new Signal();
  private Recent recent;

  Feed() {
    this(null, null, null);
  }

  @Inject
  Feed(NotificationLog log, Announcements announcements, Loops loops) {
    this.log = log;
    this.announcements = announcements;
    this.loops = loops;
  }

  /** Follows from now on; {@code news} is called after something has come. */
  void start(Runnable news) {
    recent = new Recent(log.newest());
    announcements.subscribe(Notifications.CHANNEL, new Announcements.Listener() {
      @Override
      public void heard(String payload) {
        signal.give();
      }

      @Override
      public void mayHaveMissed() {
        signal.give();
      }
    });
    loops.repeat("notifications", PAUSE, () -> {
      if (follow()) {
        news.run();
      } else {
        signal.await(LOOK);
      }
    });
  }

  @Override
  public Optional<List<Recent.Entry>> known(long position) {
    return recent.after(position, PAGE);
  }

  @Override
  public long head() {
    return recent.head();
  }

  @Override
  public List<Recent.Entry> read(long position) {
    return log.unseenAfter(position, PAGE).stream().map(Feed::entry).toList();
  }

  private boolean follow() {
    List<NotificationLog.Entry> fresh = log.after(recent.head(), PAGE);
    fresh.stream().map(Feed::entry).forEach(each -> recent.add(each.position(), each.frame()));
    return !fresh.isEmpty();
  }

  private static Recent.Entry entry(NotificationLog.Entry entry) {
    return new Recent.Entry(entry.position(), Frame.of(entry.notification()));
  }
}
