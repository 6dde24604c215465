package io.lotse.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Forgets records that are older than {@code BOT_RETENTION}, if that is set. Not left to an index that expires: such a one
 * would have to be replaced whenever the setting changes, and go on deleting when it is unset.
 */
@ApplicationScoped
class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMinutes(10);
  private final SessionLog log;
  @Resource
  private ManagedScheduledExecutorService scheduler;

  Retention() {
    this(null);
  }

  @Inject
  Retention(SessionLog log) {
    this.log = log;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Settings settings = Settings.current();
    Optional<Duration> kept = settings.optional(Setting.BOT_RETENTION)
        .map(set -> settings.duration(Setting.BOT_RETENTION));
    kept.ifPresent(age -> scheduler.scheduleWithFixedDelay(() -> forget(age), FIRST.toMillis(),
        Math.min(BETWEEN.toMillis(), Math.max(1_000, age.toMillis())), TimeUnit.MILLISECONDS));
  }

  private void forget(Duration age) {
    try {
      long gone = log.forget(Instant.now().minus(age));
      if (gone > 0) {
        LOG.log(System.Logger.Level.INFO, "{0} records of the session log were older than {1} and are gone", gone, age);
      }
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "old records could not be removed; the next attempt follows", failed);
    }
  }
}
