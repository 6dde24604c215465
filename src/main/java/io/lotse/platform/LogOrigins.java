package io.lotse.platform;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Remembers where log records come from, for a server that writes its log by a thread of its own: it hands that thread a
 * copy of each record, which has the number of the original and nothing of where it was made. This handler has to stand
 * before the server's. It remembers more than the server's queue holds, and the newest.
 */
final class LogOrigins extends Handler {
  private static final int REMEMBERED = 1 << 14;
  private final AtomicReferenceArray<Noted> noted = new AtomicReferenceArray<>(REMEMBERED);

  private record Noted(long number, LogOrigin origin) {}

  @Override
  public void publish(LogRecord record) {
    noted.set(place(record), new Noted(record.getSequenceNumber(), LogOrigin.here()));
  }

  /** Where the record was made, or this thread where that is not known. */
  LogOrigin of(LogRecord record) {
    Noted found = noted.get(place(record));
    return found != null && found.number() == record.getSequenceNumber() ? found.origin() : LogOrigin.here();
  }

  private static int place(LogRecord record) {
    return (int) (record.getSequenceNumber() & REMEMBERED - 1);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
