package io.lotse.chat.photo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Problem;

/** Develops what people hand in, no more at a time than memory and processors bear. */
@ApplicationScoped
public class PhotoIntake {
  /** A picture of the largest kind takes up to 200 MB while it is read. */
  private static final int AT_A_TIME = Math.clamp(Runtime.getRuntime().maxMemory() / (512L * 1024 * 1024), 1,
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  private static final int MOST_WAITING = 4;
  private static final Duration COME_BACK = Duration.ofSeconds(5);
  private final Semaphore permits = new Semaphore(AT_A_TIME, true);
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /** The photos of a form; 503 {@code too_many_uploads} when too many others wait. */
  public List<DevelopedPhoto> develop(PhotoForm form) throws IOException {
    if (!waiting.tryAcquire()) {
      throw Problem.unavailable("too_many_uploads", "Too many photos are being read just now; try again shortly.",
          COME_BACK);
    }
    try {
      return form.develop(permits);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("server_stopping", "The server is stopping.", COME_BACK);
    } finally {
      waiting.release();
    }
  }
}
