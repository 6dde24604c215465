package io.lotse.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that a killed launcher left behind. They are known by process id and start time, so that a process that
 * happens to have got the same id is never touched.
 */
final class Leftovers {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Notes notes;

  Leftovers(Notes notes) {
    this.notes = notes;
  }

  void remember(String name, ProcessHandle process) {
    long started = process.info().startInstant().orElse(Instant.now()).toEpochMilli();
    notes.put("process." + name, process.pid() + "@" + started);
  }

  void forget(String name) {
    notes.remove("process." + name);
  }

  /** Ends what is left of that name; true when there was something. */
  boolean end(String name) {
    Optional<ProcessHandle> left = notes.find("process." + name).flatMap(Leftovers::alive);
    left.ifPresent(Leftovers::end);
    forget(name);
    return left.isPresent();
  }

  /** The living process with this id, provided that it was started at that time. */
  static Optional<ProcessHandle> alive(long pid, Instant started) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info().startInstant()
        .map(seen -> Duration.between(seen, started).abs().compareTo(CLOCK_TOLERANCE) <= 0).orElse(false));
  }

  private static Optional<ProcessHandle> alive(String note) {
    String[] parts = note.split("@");
    return alive(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }

  /** Asks the process to end, and makes it end when it does not within ten seconds. */
  static void end(ProcessHandle process) {
    CompletableFuture<ProcessHandle> gone = process.onExit();
    process.destroy();
    if (!within(PATIENCE, gone)) {
      process.destroyForcibly();
      within(PATIENCE, gone);
    }
  }

  private static boolean within(Duration time, CompletableFuture<ProcessHandle> gone) {
    try {
      gone.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
