package io.lotse.handoff.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection. It draws what comes after its own position, one text at a time and the next when that has left, so a
 * slow client costs nothing but its place in the order; one that takes nothing for too long is dropped.
 */
final class Subscriber {
  private static final long SLOWEST = Duration.ofSeconds(10).toNanos();
  private static final long DEAD = Duration.ofSeconds(45).toNanos();
  private static final long QUIET = Duration.ofSeconds(15).toNanos();
  private static final int MOST_WORDS = 100;

  private final Reader.Visit visit;
  private final Line line;
  private final Tape tape;
  private final Executor executor;
  private final Queue<String> words = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wordCount = new AtomicInteger();
  private final Deque<Recent.Entry> batch = new ArrayDeque<>();
  private final AckInbox acknowledgements = new AckInbox();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong confirmed = new AtomicLong();
  private long position;
  private long pinged;
  private volatile boolean ready;
  private volatile boolean loading;
  private volatile boolean sending;
  private volatile boolean closed;
  private volatile long sendingSince;
  private volatile long heardAt = System.nanoTime();
  private volatile long spokenAt;
  private volatile boolean hasSpoken;

  Subscriber(Reader.Visit visit, Line line, Tape tape, Executor executor) {
    this.visit = visit;
    this.line = line;
    this.tape = tape;
    this.executor = executor;
  }

  /** Begins after that position. */
  void begin(long after) {
    position = after;
    delivered.set(after);
    confirmed.set(after);
    pinged = after;
    ready = true;
    go();
  }

  Reader reader() {
    return visit.reader();
  }

  Reader.Visit visit() {
    return visit;
  }

  AckInbox acknowledgements() {
    return acknowledgements;
  }

  /** The client has said something: it is alive, and wants an answer. */
  void answer(String text) {
    heard();
    spokenAt = System.nanoTime();
    hasSpoken = true;
    say(text);
  }

  /** The client has given a sign of life. */
  void heard() {
    heardAt = System.nanoTime();
  }

  /** Whether the pong tells of more than those before; only the pongs of pings that were sent count. */
  boolean confirmed(long upTo) {
    return upTo <= delivered.get() && confirmed.getAndAccumulate(upTo, Math::max) < upTo;
  }

  /** There may be something to send. Several callers are one: the first does what the others came for. */
  void go() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      while (!sending && !loading && !closed && sendNext()) {
        // What is sent tells when the next may follow.
      }
      seen = calls.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Looks after the connection, every second. */
  void check() {
    long now = System.nanoTime();
    if (sending && now - sendingSince > SLOWEST) {
      close("too slow");
    } else if (now - heardAt > DEAD) {
      close("no sign of life");
    }
  }

  /** A sign of life, every 20 s. */
  void ping() {
    if (closed) {
      return;
    }
    line.ping(delivered.get());
    if (hasSpoken && System.nanoTime() - spokenAt > QUIET) {
      say(Frame.ping());
    }
  }

  void close(String reason) {
    if (!closed) {
      closed = true;
      executor.execute(() -> line.close(reason));
    }
  }

  /** The connection is gone already. */
  void gone() {
    closed = true;
  }

  private void say(String text) {
    if (wordCount.incrementAndGet() > MOST_WORDS) {
      close("too slow");
      return;
    }
    words.add(text);
    go();
  }

  private boolean sendNext() {
    String word = words.poll();
    if (word != null) {
      wordCount.decrementAndGet();
      send(word, delivered.get());
      return true;
    }
    if (!ready) {
      return false;
    }
    if (batch.isEmpty() && !draw()) {
      confirm();
      return false;
    }
    Recent.Entry next = batch.poll();
    send(next.frame(), next.position());
    return true;
  }

  /** Fills the batch, from memory or else, apart from this thread, from the table. */
  private boolean draw() {
    var known = tape.known(position);
    if (known.isPresent()) {
      return take(known.get());
    }
    loading = true;
    executor.execute(this::load);
    return false;
  }

  /** Reads the table; when nothing is left there up to where the feed was before, the feed knows the rest. */
  private void load() {
    try {
      long head = tape.head();
      if (!take(tape.read(position))) {
        position = Math.max(position, head);
      }
    } catch (RuntimeException unreadable) {
      close("cannot read");
      throw unreadable;
    }
    loading = false;
    go();
  }

  private boolean take(List<Recent.Entry> entries) {
    batch.addAll(entries);
    if (!entries.isEmpty()) {
      position = entries.getLast().position();
    }
    return !entries.isEmpty();
  }

  private void send(String text, long upTo) {
    sendingSince = System.nanoTime();
    sending = true;
    line.send(text, left -> {
      sending = false;
      if (left) {
        delivered.accumulateAndGet(upTo, Math::max);
        go();
      } else {
        close("cannot send");
      }
    });
  }

  /** A client that cannot acknowledge is asked for a pong: when that comes, what was sent before has arrived. */
  private void confirm() {
    if (visit.reader().anonymous() && delivered.get() > pinged) {
      pinged = delivered.get();
      line.ping(pinged);
    }
  }
}
