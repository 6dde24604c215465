package io.lotse.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A finished stream of server-sent events (WHATWG HTML, section 9.2) as a list. */
final class SentEvents {
  /** One event: its name and its data. */
  record SentEvent(String name, String data) {}

  private SentEvents() {}

  static List<SentEvent> read(String stream) {
    List<SentEvent> events = new ArrayList<>();
    for (String block : stream.replace("\r\n", "\n").split("\n\n+")) {
      List<String> lines = Arrays.stream(block.split("\n")).filter(line -> !line.startsWith(":")).toList();
      if (lines.stream().anyMatch(line -> line.startsWith("data:"))) {
        String name = field(lines, "event");
        events.add(new SentEvent(name.isEmpty() ? "message" : name, field(lines, "data")));
      }
    }
    return events;
  }

  private static String field(List<String> lines, String name) {
    return lines.stream().filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).replaceFirst("^ ", "")).collect(Collectors.joining("\n"));
  }
}
