package io.lotse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of the server under test, which this one has started. */
public final class ServerProcess {
  private ServerProcess() {}

  /** Those that run now; nothing else that tests start is a Java program. */
  static List<ProcessHandle> all() {
    return ProcessHandle.current().descendants().filter(each -> each.info().command().orElse("").endsWith("/java"))
        .toList();
  }

  /** Waits until a server that was told to end has let go of its files; one that does not is ended. */
  static void awaitEnd(ProcessHandle server) {
    server.onExit().completeOnTimeout(server, 60, TimeUnit.SECONDS).join();
    server.destroyForcibly();
  }

  /** How many sockets it holds, as the system counts (Linux); 0 where the system does not tell. */
  public static long sockets() {
    return ProcessHandle.current().descendants().map(process -> Path.of("/proc", String.valueOf(process.pid()), "fd"))
        .filter(Files::isDirectory).mapToLong(ServerProcess::socketsOf).max().orElse(0);
  }

  private static long socketsOf(Path descriptors) {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.filter(ServerProcess::isSocket).count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
