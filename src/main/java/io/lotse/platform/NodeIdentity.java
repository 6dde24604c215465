package io.lotse.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The name of this node, kept over restarts: the first {@code DATA_DIRECTORY/nodes/<n>.lock} that no living process
 * holds. Holding the lock proves that the process which had the name before is dead, so what it left unfinished may be
 * taken over at once.
 */
@Offered("agent and knowledge: to own runs, jobs and an index")
@ApplicationScoped
public class NodeIdentity {
  private static final int MOST_NODES_PER_DIRECTORY = 64;
  private String name;
  private FileChannel channel;
  private FileLock lock;

  /** The name, e.g. {@code 0-5f0c…}: unique over all data directories. */
  public synchronized String name() {
    if (name == null) {
      name = claim(Settings.current().directory(Setting.DATA_DIRECTORY).resolve("nodes"));
    }
    return name;
  }

  private String claim(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int n = 0; n < MOST_NODES_PER_DIRECTORY; n++) {
        channel = FileChannel.open(folder.resolve(n + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = tryLock();
        if (lock != null) {
          return n + "-" + uniquePart(folder.resolve(n + ".id"));
        }
        channel.close();
      }
      throw new IllegalStateException("more than " + MOST_NODES_PER_DIRECTORY + " nodes share " + folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  private static String uniquePart(Path file) throws IOException {
    byte[] id = OnceFile.read(file, () -> UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    return new String(id, StandardCharsets.US_ASCII).strip();
  }

  @PreDestroy
  synchronized void release() {
    try {
      if (lock != null) {
        lock.release();
        channel.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
