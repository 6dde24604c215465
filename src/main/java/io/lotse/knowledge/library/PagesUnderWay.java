package io.lotse.knowledge.library;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Pictures that are being painted just now: the first who asks paints, the others wait for it and share it. */
final class PagesUnderWay {
  private static final long LONGEST_WAIT_SECONDS = 30;
  private final Map<Path, CompletableFuture<byte[]>> underWay = new ConcurrentHashMap<>();

  /** The picture; what the painter throws if it fails, 503 {@code too_many_pages} if it takes too long. */
  byte[] get(Path file, Supplier<byte[]> painted) {
    CompletableFuture<byte[]> own = new CompletableFuture<>();
    CompletableFuture<byte[]> earlier = underWay.putIfAbsent(file, own);
    return earlier == null ? paint(file, painted, own) : await(earlier);
  }

  private byte[] paint(Path file, Supplier<byte[]> painted, CompletableFuture<byte[]> own) {
    try {
      byte[] picture = painted.get();
      own.complete(picture);
      return picture;
    } catch (RuntimeException | Error failed) {
      own.completeExceptionally(failed);
      throw failed;
    } finally {
      underWay.remove(file);
    }
  }

  private static byte[] await(CompletableFuture<byte[]> earlier) {
    try {
      return earlier.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (TimeoutException slow) {
      throw PageTurns.tooMany();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw PageTurns.tooMany();
    }
  }
}
