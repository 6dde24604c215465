package io.lotse.chat.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Cancellation;

/** An answer that is being written here. One that is for a stream is given up when nobody has followed it for a while. */
public final class LiveAnswer {
  private final UUID session;
  private final UUID message;
  private final Cancellation cancellation;
  private final AnswerLog log;
  private final List<Notice> notices = new ArrayList<>();
  private int followers;
  private boolean needsFollowers;
  private long forsakenSince;

  LiveAnswer(UUID session, UUID message, Cancellation cancellation, EventIds ids) {
    this.session = session;
    this.message = message;
    this.cancellation = cancellation;
    this.log = new AnswerLog(message, ids);
  }

  /** Where it tells what happens. */
  public AnswerLog log() {
    return log;
  }

  public UUID message() {
    return message;
  }

  /** Tells, and remembers, that the answer has to do without something. */
  public void notice(Notice notice) {
    synchronized (this) {
      notices.add(notice);
    }
    log.send("notice", notice);
  }

  public synchronized List<Notice> notices() {
    return List.copyOf(notices);
  }

  /** Null where there is no conversation. */
  UUID session() {
    return session;
  }

  void cancel() {
    cancellation.cancel();
  }

  /** From now on it is written only as long as somebody follows it. */
  synchronized void needsFollowers() {
    needsFollowers = true;
  }

  synchronized void joined() {
    followers++;
  }

  /** One follower less. */
  synchronized void left() {
    followers--;
    forsakenSince = System.nanoTime();
  }

  /** Somebody waits for it elsewhere. */
  synchronized void awaited() {
    forsakenSince = System.nanoTime();
  }

  synchronized boolean isForsaken() { return needsFollowers && followers == 0 && !log.hasEnded(); }

  synchronized boolean isForsakenFor(Duration patience) {
    return isForsaken() && System.nanoTime() - forsakenSince >= patience.toNanos();
  }
}
