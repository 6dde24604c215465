package io.lotse.bench;

/** What a person may turn: system properties {@code bench.<name>}. */
final class Knob {
  private Knob() {}

  static int number(String name, int otherwise) {
    return Integer.getInteger("bench." + name, otherwise);
  }

  static String text(String name, String otherwise) {
    return System.getProperty("bench." + name, otherwise);
  }
}
