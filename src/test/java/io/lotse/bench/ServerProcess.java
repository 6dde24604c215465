package io.lotse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the operating system (Linux) says of the server's process: proc(5). */
final class ServerProcess {
  private static final int MILLIS_PER_TICK = 10;

  private final long id;

  ServerProcess(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  /** Processor time so far, of all threads, in user and kernel mode; steps of 10 ms. */
  long cpuMillis() throws IOException {
    return millis(Files.readString(file("stat")));
  }

  /** Processor time so far by the threads' names without their numbers, in ms; threads that have ended are in none. */
  Map<String, Long> cpuByThread() throws IOException {
    Map<String, Long> spent = new TreeMap<>();
    try (Stream<Path> threads = Files.list(file("task"))) {
      for (Path thread : threads.toList()) {
        String stat = stat(thread.resolve("stat"));
        if (!stat.isEmpty()) {
          String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')).replaceAll("[#\\d]+$", "");
          spent.merge(name, millis(stat), Long::sum);
        }
      }
    }
    return spent;
  }

  private static String stat(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException endedMeanwhile) {
      return "";
    }
  }

  private static long millis(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) * MILLIS_PER_TICK;
  }

  long residentMegabytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  long sockets() throws IOException {
    try (Stream<Path> open = Files.list(file("fd"))) {
      return open.filter(ServerProcess::isSocket).count();
    }
  }

  private long status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(file("status"))) {
      return lines.filter(line -> line.startsWith(name)).map(line -> line.replaceAll("\\D", "")).mapToLong(
          Long::parseLong).findFirst().orElseThrow();
    }
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(id), name);
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
