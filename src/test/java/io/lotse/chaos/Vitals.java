package io.lotse.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server process takes at a moment (Linux).
 *
 * @param heap megabytes of objects that are in use, after a full collection
 * @param resident megabytes
 */
record Vitals(long heap, long resident, long threads, long descriptors) {

  private static final long MEGABYTE = 1024 * 1024;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  static Vitals of(long process) throws IOException {
    long heap = number(TOTAL, command("GC.class_histogram", process)) / MEGABYTE;
    String status = Files.readString(Path.of("/proc/" + process + "/status"));
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return new Vitals(heap, number(Pattern.compile("VmRSS:\\s+(\\d+)"), status) / 1024, number(Pattern.compile(
          "Threads:\\s+(\\d+)"), status), descriptors.count());
    }
  }

  private static String command(String command, long process) throws IOException {
    Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String
        .valueOf(process), command).redirectErrorStream(true).start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in: " + text);
    }
    return Long.parseLong(found.group(1));
  }
}
