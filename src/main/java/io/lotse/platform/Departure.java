package io.lotse.platform;

import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A node leaves without tearing off what it is saying: at SIGTERM it is unready and takes no more questions, and the
 * server ends only when the running answers have, or after 16 s. What is still being written then is cut off while
 * everything stands, so that it is stored, and another node can go on with it. A shutdown hook would not do: the server's
 * own runs beside it and closes the connections at once.
 */
@Offered("operations: to tell that a node leaves")
@ApplicationScoped
public class Departure {
  private static final System.Logger LOG = System.getLogger(Departure.class.getName());
  private static final Signal TERM = new Signal("TERM");
  private static final Duration LONGEST = Duration.ofSeconds(16);
  /** So that load balancers learn from refusals to go elsewhere, before the server answers 500 while it is taken apart. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration TO_STORE = Duration.ofSeconds(3);
  private static final int MILLIS_BETWEEN = 50;
  private final AnswersExecutor answers;
  private volatile boolean begun;
  private SignalHandler before;

  Departure() {
    this(null);
  }

  @Inject
  Departure(AnswersExecutor answers) {
    this.answers = answers;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    try {
      before = Signal.handle(TERM, signal -> begin());
    } catch (IllegalArgumentException reserved) {
      LOG.log(System.Logger.Level.WARNING, "SIGTERM is not ours (-Xrs?): the end will not wait for answers", reserved);
    }
  }

  /** Whether the node is about to end. */
  public boolean hasBegun() {
    return begun;
  }

  private synchronized void begin() {
    if (!begun) {
      begun = true;
      // Not a thread of the server's: it has none for an application that failed to start, and would never end.
      new Thread(this::leave, "lotse-departure").start();
    }
  }

  private void leave() {
    Instant since = Instant.now();
    try {
      answers.refuseAll();
      LOG.log(System.Logger.Level.INFO, "leaving once {0} answers have ended", answers.running());
      if (!ended(LONGEST)) {
        LOG.log(System.Logger.Level.WARNING, "{0} answers are cut off; they can be gone on with", answers.running());
        answers.interruptAll();
        ended(TO_STORE);
      }
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), since.plus(SHORTEST)).toMillis()));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      before.handle(TERM);
    }
  }

  private boolean ended(Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (answers.running() > 0 && Instant.now().isBefore(end)) {
      Thread.sleep(MILLIS_BETWEEN);
    }
    return answers.running() == 0;
  }

  @PreDestroy
  void giveBack() {
    if (before != null) {
      Signal.handle(TERM, before);
    }
  }
}
