package io.lotse.chat.live;

import java.util.List;
import java.util.concurrent.Executor;

import io.lotse.platform.EventWriter;

/**
 * Writes what an answer tells to one who follows it, at the pace of that one. What the buffers of any connection take at
 * once is written by the thread that tells it; the rest by others, for it may have to wait.
 */
final class Follower {
  private static final System.Logger LOG = System.getLogger(Follower.class.getName());
  /** Characters that a connection takes without a reader: less than the smallest send buffer in use. */
  private static final int TAKEN_AT_ONCE = 48 * 1024;
  private static final int AT_A_TIME = 200;
  private final AnswerLog log;
  private final EventWriter out;
  private final Executor others;
  private final Runnable atEnd;
  private final Turn turn = new Turn(this::write);
  private final Runnable reader = this::more;
  private volatile long written;
  private long lastId;
  private boolean done;

  /**
   * @param after the last event that is known there; 0 = none
   * @param others threads that may be kept waiting
   * @param atEnd what follows when the answer has ended, or nobody reads it here any more
   */
  Follower(AnswerLog log, EventWriter out, long after, Executor others, Runnable atEnd) {
    this.log = log;
    this.out = out;
    this.lastId = after;
    this.others = others;
    this.atEnd = atEnd;
  }

  void begin() {
    log.read(reader);
    more();
  }

  /** Nobody reads here any more. */
  void end() {
    log.leave(reader);
    turn.ask(others);
  }

  private void more() {
    turn.ask(written < TAKEN_AT_ONCE ? Runnable::run : others);
  }

  private void write() {
    if (done) {
      return;
    }
    boolean last = log.hasEnded();
    for (List<LoggedEvent> next = next(); !next.isEmpty(); next = next()) {
      next.forEach(this::write);
    }
    if (last || out.hasEnded()) {
      done = true;
      log.leave(reader);
      atEnd.run();
    }
  }

  private List<LoggedEvent> next() {
    return out.hasEnded() ? List.of() : log.after(lastId, AT_A_TIME);
  }

  private void write(LoggedEvent event) {
    try {
      out.send(String.valueOf(event.id()), event.name(), event.json());
    } catch (RuntimeException broken) {
      // The answer goes on without this one, whatever befell its connection.
      LOG.log(System.Logger.Level.WARNING, "an answer could not be told to one who follows it", broken);
      out.close();
    }
    written += event.json().length();
    lastId = event.id();
  }
}
