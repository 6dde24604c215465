package io.lotse.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The folder that keeps everything of one installation; held by one launcher at a time. */
final class DataDirectory {
  private final Path path;
  private final FileLock lock;

  private DataDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Takes the folder, making it where it is missing; refused while another launcher lives on it. */
  static DataDirectory take(Path path) {
    try {
      Files.createDirectories(path.resolve("log"));
      @SuppressWarnings("resource")
      FileChannel channel = FileChannel.open(path.resolve("launcher.lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw taken(path, null);
      }
      return new DataDirectory(path, lock);
    } catch (OverlappingFileLockException sameProcess) {
      throw taken(path, sameProcess);
    } catch (IOException unusable) {
      throw new QuickstartFailed("The data directory " + path + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static QuickstartFailed taken(Path path, Exception cause) {
    return new QuickstartFailed("Lotse already runs on the data directory " + path
        + ": stop it first, or give another one with the environment variable DATA_DIRECTORY.", cause);
  }

  Path path() {
    return path;
  }

  boolean held() {
    return lock.isValid();
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** An empty folder of that name: what was in it is deleted. */
  Path emptied(String name) {
    Path folder = path.resolve(name);
    try {
      delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new QuickstartFailed("The folder " + folder + " cannot be emptied: " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
