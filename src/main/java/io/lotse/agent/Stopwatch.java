package io.lotse.agent;

/** Where the time of one run goes. */
class Stopwatch {
  private final long started = System.nanoTime();
  private long model;
  private long tools;
  private long firstToken;

  /** Adds the time since {@code since} (System.nanoTime) to the model's. */
  void modelSince(long since) {
    model += System.nanoTime() - since;
  }

  void toolsSince(long since) {
    tools += System.nanoTime() - since;
  }

  void token() {
    if (firstToken == 0) {
      firstToken = System.nanoTime();
    }
  }

  Timings timings() {
    long total = System.nanoTime() - started;
    return new Timings(millis(total), millis(model), millis(tools), millis(Math.max(0, total - model - tools)),
        firstToken == 0 ? null : millis(firstToken - started));
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }
}
