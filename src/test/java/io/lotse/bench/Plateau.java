package io.lotse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The time from the moment all answers are on their way until the first ends: what a token costs, without beginnings. */
final class Plateau {
  private final int answers;
  private final ServerProcess server;
  private long cpuMillis = -1;
  private long tokens;
  private boolean over;

  Plateau(int answers, ServerProcess server) {
    this.answers = answers;
    this.server = server;
  }

  void begun(int going, int tokensSoFar) {
    if (going == answers) {
      cpuMillis = cpu();
      tokens = tokensSoFar;
    }
  }

  void ended(int tokensSoFar) {
    if (cpuMillis >= 0 && !over) {
      over = true;
      cpuMillis = cpu() - cpuMillis;
      tokens = tokensSoFar - tokens;
    }
  }

  double cpuPerToken() {
    return over ? 1000.0 * cpuMillis / tokens : Double.NaN;
  }

  private long cpu() {
    try {
      return server.cpuMillis();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
