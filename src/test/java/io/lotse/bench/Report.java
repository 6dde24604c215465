package io.lotse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints figures beside their bars, with the load of the machine, without which a figure says little. */
final class Report {
  private Report() {}

  static void begin(String scenario) throws IOException {
    System.out.printf(Locale.ROOT, "%n%s (load average %s, %d processors)%n", scenario, load(),
        Runtime.getRuntime().availableProcessors());
  }

  /** A figure that should not exceed its bar. */
  static void atMost(double bar, String what, double value, String unit) {
    print(what, value, unit, "≤ " + text(bar), value <= bar);
  }

  /** A figure that should reach its bar. */
  static void atLeast(double bar, String what, double value, String unit) {
    print(what, value, unit, "≥ " + text(bar), value >= bar);
  }

  /** A figure without a bar. */
  static void figure(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "  %-48s %10s %s%n", what, text(value), unit);
  }

  private static void print(String what, double value, String unit, String bar, boolean met) {
    System.out.printf(Locale.ROOT, "  %-48s %10s %-8s bar %-9s %s%n", what, text(value), unit, bar,
        met ? "met" : "MISSED");
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f",
        value);
  }

  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).replaceAll("^(\\S+ \\S+ \\S+).*\\s*", "$1") : "unknown";
  }
}
