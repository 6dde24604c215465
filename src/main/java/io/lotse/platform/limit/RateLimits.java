package io.lotse.platform.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Loops;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Rate;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * The budgets of all callers. A call is counted in memory, which costs it a microsecond; four times a second each node adds
 * what it has counted to a table and takes over what the others have. So nodes can let through more than the limit only
 * within such a moment, and what was too much counts against the calls after it.
 */
@Offered("bot: to count by the user of a bot; account: to count what is no call of the API")
@ApplicationScoped
public class RateLimits {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration TIDY = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 200_000;
  private final Cache<String, Window> windows = Caffeine.newBuilder().maximumSize(MOST_CALLERS)
      .expireAfterAccess(Duration.ofDays(1)).build();
  private final Map<Setting, Optional<Rate>> rates = new HashMap<>();
  private final Map<Setting, LongAdder> refused = new HashMap<>();
  private final CountedCalls counted;
  private final Loops loops;

  RateLimits() {
    this(null, null);
  }

  @Inject
  RateLimits(CountedCalls counted, Loops loops) {
    this.counted = counted;
    this.loops = loops;
    for (Setting setting : Setting.values()) {
      if (setting.name().startsWith("RATE_LIMIT_")) {
        rates.put(setting, Settings.current().rate(setting));
        refused.put(setting, new LongAdder());
      }
    }
  }

  /**
   * Counts a call and tells in {@code RateLimit-*} headers what is left; 429 {@code rate_limited} when nothing is.
   *
   * @param setting one of {@code RATE_LIMIT_*}
   * @param subject who calls; the same text for the same caller on all nodes
   */
  public void take(Setting setting, String subject, HttpServletResponse response) {
    Optional<Rate> rate = rates.get(setting);
    if (rate.isEmpty()) {
      return;
    }
    Window.Standing standing = windows.get(setting + " " + subject, key -> new Window(rate.get())).take(
        System.currentTimeMillis());
    long seconds = (standing.reset().toMillis() + 999) / 1000;
    response.setHeader("RateLimit-Limit", String.valueOf(standing.limit()));
    response.setHeader("RateLimit-Remaining", String.valueOf(standing.left()));
    response.setHeader("RateLimit-Reset", String.valueOf(seconds));
    if (!standing.admitted()) {
      refused.get(setting).increment();
      throw Problem.tooMany(standing.limit() + " calls in " + said(rate.get().window()) + " are allowed; go on in "
          + seconds + " seconds.", Duration.ofSeconds(seconds));
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    refused.forEach((setting, calls) -> metrics.gauge("lotse_rate_limited", calls, LongAdder::sum,
        new Tag("limit", setting.name())));
    loops.repeat("sharing of rate limits", AFTER_FAILURE, () -> {
      Thread.sleep(PAUSE);
      share();
    });
    loops.repeat("tidying of limits", TIDY, () -> {
      counted.tidyUp();
      Thread.sleep(TIDY);
    });
  }

  private void share() {
    long now = System.currentTimeMillis();
    Map<String, Window> moved = new HashMap<>();
    windows.asMap().forEach((subject, window) -> {
      if (!window.untold().isEmpty() || window.isBusy(now)) {
        moved.put(subject, window);
      }
    });
    if (!moved.isEmpty()) {
      counted.share(moved);
    }
  }

  private static String said(Duration window) {
    return switch ((int) window.toSeconds()) {
      case 1 -> "a second";
      case 60 -> "a minute";
      case 3600 -> "an hour";
      default -> "a day";
    };
  }
}
