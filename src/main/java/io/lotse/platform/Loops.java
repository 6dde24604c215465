package io.lotse.platform;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Work that goes on as long as the application, each piece on a thread of its own. It begins with the first request, which
 * shows that the deployment is through: at its end the server closes the application's archives once, and a class that is
 * being loaded just then fails, for good where that happens in its initializer.
 */
@Offered("every room: for what follows, delivers or watches in the background")
@ApplicationScoped
public class Loops {
  private static final System.Logger LOG = System.getLogger(Loops.class.getName());
  private static final Duration LONGEST_DEPLOYMENT = Duration.ofSeconds(10);
  private final CountDownLatch deployed = new CountDownLatch(1);
  private final List<Thread> running = new ArrayList<>();
  private volatile boolean ending;
  @Resource
  private ManagedThreadFactory threads;

  /** One round of a loop; it may wait, and an interrupt ends it. */
  public interface Round {
    void go() throws InterruptedException;
  }

  /** Repeats rounds until the application ends; a round that fails is told in the log and followed by a pause. */
  public void repeat(String name, Duration pause, Round round) {
    begin(() -> {
      while (!ending) {
        try {
          round.go();
        } catch (InterruptedException end) {
          throw end;
        } catch (Throwable failed) {
          // Also after an Error: without its loops a node looks well and tells nobody anything.
          told(name + " failed and is tried again", failed);
          Thread.sleep(ending ? Duration.ZERO : pause);
        }
      }
    });
  }

  /** Does something once, as soon as the deployment is over; a failure is told in the log. */
  public void once(String name, Round work) {
    begin(() -> {
      try {
        work.go();
      } catch (RuntimeException | Error failed) {
        told(name + " failed", failed);
      }
    });
  }

  void requested(@Observes @Initialized(RequestScoped.class) HttpServletRequest first) {
    deployed.countDown();
  }

  private synchronized void begin(Round work) {
    Thread thread = threads.newThread(() -> {
      try {
        deployed.await(LONGEST_DEPLOYMENT.toMillis(), TimeUnit.MILLISECONDS);
        work.go();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    });
    running.add(thread);
    thread.start();
  }

  private void told(String what, Throwable failed) {
    if (!ending) {
      LOG.log(Level.WARNING, what, failed);
    }
  }

  @PreDestroy
  synchronized void end() {
    ending = true;
    running.forEach(Thread::interrupt);
  }
}
