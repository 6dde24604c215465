package io.lotse.chat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.platform.Loops;
import io.lotse.platform.nodes.Announcements;

/**
 * Brings the word that conversations have changed to all nodes: to this one at once, to the others in announcements for
 * many at a time, since each costs a commit. It is a hint to look at the tables, so none that is lost does harm for long.
 */
@ApplicationScoped
class SessionNews {
  private static final String CHANNEL = "chat-session";
  private static final int MOST_AT_ONCE = 200;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private final Announcements announcements;
  private final SessionFeeds feeds;
  private final Set<UUID> untold = ConcurrentHashMap.newKeySet();
  @Inject
  private SessionNews self;

  SessionNews() {
    this(null, null);
  }

  @Inject
  SessionNews(Announcements announcements, SessionFeeds feeds) {
    this.announcements = announcements;
    this.feeds = feeds;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, Loops loops) {
    announcements.subscribe(CHANNEL, new Announcements.Listener() {
      @Override
      public void heard(String sessions) {
        each(sessions, feeds::wake);
      }

      @Override
      public void mayHaveMissed() {
        feeds.wakeAll();
      }
    });
    loops.repeat("news of conversations", BETWEEN, () -> {
      Thread.sleep(BETWEEN);
      tellOthers();
    });
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged change) {
    feeds.wake(change.session());
    untold.add(change.session());
  }

  @Transactional
  void announce(List<UUID> sessions) {
    announcements.announce(CHANNEL, String.join(",", sessions.stream().map(UUID::toString).toList()));
  }

  private void tellOthers() {
    while (!untold.isEmpty()) {
      List<UUID> some = untold.stream().limit(MOST_AT_ONCE).toList();
      // Before they are told: what changes meanwhile is told once more.
      some.forEach(untold::remove);
      self.announce(some);
    }
  }

  private static void each(String sessions, Consumer<UUID> told) {
    for (String session : sessions.split(",")) {
      told.accept(UUID.fromString(session));
    }
  }
}
