package io.lotse.knowledge.index.weaviate;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What was written since the last refresh. A server shows each write at once; so new chunks carry this window's stamp, by
 * which searches of this node leave them out until all are there, and chunks of documents that go stay until then.
 */
final class Window {
  private static final String FRESH = "+";

  private final String stamp = "%012x-%08x".formatted(System.currentTimeMillis(),
      ThreadLocalRandom.current().nextInt());
  private final Set<UUID> written = new HashSet<>();
  private final Set<UUID> leaving = new HashSet<>();

  /** Of chunks that take the place of one with their id, which searches go on to see. Later ones sort higher. */
  String stamp() {
    return stamp;
  }

  /** Of chunks that are new. */
  String fresh() {
    return stamp + FRESH;
  }

  /** Documents of which chunks were written. */
  Set<UUID> written() {
    return written;
  }

  /** Documents whose earlier chunks go. */
  Set<UUID> leaving() {
    return leaving;
  }
}
