package io.lotse.chat;

import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.agent.Runs;

/**
 * Settles answers that were cut off: one whose last step was written is stored, any other is marked interrupted. Doing so
 * twice does no harm, and a live run of another node is never touched.
 */
@ApplicationScoped
class AnswerRepair {
  private static final System.Logger LOG = System.getLogger(AnswerRepair.class.getName());
  private static final int SECONDS_BETWEEN = 15;
  private final Runs runs;
  private final Conversations conversations;
  @Resource
  private ManagedScheduledExecutorService scheduler;

  AnswerRepair() {
    this(null, null);
  }

  @Inject
  AnswerRepair(Runs runs, Conversations conversations) {
    this.runs = runs;
    this.conversations = conversations;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    repair(true);
    scheduler.scheduleWithFixedDelay(() -> repair(false), SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void repair(boolean atStart) {
    try {
      runs.abandoned(atStart).forEach(this::settle);
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "cut-off answers could not be settled; the next attempt follows", failed);
    }
  }

  /** One that cannot be settled keeps no other from it. */
  private void settle(Runs.Abandoned abandoned) {
    try {
      conversations.settle(abandoned.run(), runs.answer(abandoned));
      LOG.log(System.Logger.Level.INFO, "settled the run {0} that was cut off", abandoned.run());
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "the run " + abandoned.run() + " could not be settled", failed);
    }
  }
}
