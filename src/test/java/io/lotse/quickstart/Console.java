package io.lotse.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the person who started Lotse reads: one line a step, and a sign of life in steps that take long. */
public final class Console {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

  private final PrintStream out;
  private Instant stepStarted = Instant.now();
  private Instant lastLine = Instant.now();

  public Console(PrintStream out) {
    this.out = out;
  }

  /** A step begins; its time counts from here. */
  public synchronized void step(String what) {
    stepStarted = Instant.now();
    line("[lotse] " + what);
  }

  /** The running step ended well. */
  public synchronized void done(String what) {
    line("[lotse]   %s (%.1f s)".formatted(what, seconds()));
  }

  /** Called as often as one likes while a step runs; prints only after some seconds of silence. */
  public synchronized void waiting(String what) {
    if (Duration.between(lastLine, Instant.now()).compareTo(SIGN_OF_LIFE) >= 0) {
      line("[lotse]   ... %s (%.0f s)".formatted(what, seconds()));
    }
  }

  public synchronized void line(String text) {
    lastLine = Instant.now();
    out.println(text);
    out.flush();
  }

  private double seconds() {
    return Duration.between(stepStarted, Instant.now()).toMillis() / 1000.0;
  }
}
