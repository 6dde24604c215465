package io.lotse.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;

import io.lotse.platform.Offered;

/** The rooms: one package below {@code io.lotse} for each business capability, and which others it may use. */
final class House {
  static final String ROOT = "io.lotse";
  private static final Set<String> ALL = Set.of("chat", "agent", "model", "knowledge", "content", "bot", "handoff",
      "account", "teaching", "admin", "operations", "platform");
  private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
      Map.entry("chat", Set.of("agent", "handoff", "platform")),
      Map.entry("agent", Set.of("model", "knowledge", "content", "handoff", "platform")),
      Map.entry("model", Set.of("platform")), Map.entry("knowledge", Set.of("model", "platform")),
      Map.entry("content", Set.of("knowledge", "platform")),
      Map.entry("bot", Set.of("agent", "handoff", "knowledge", "platform")),
      Map.entry("teaching", Set.of("chat", "content", "knowledge", "model", "platform")),
      Map.entry("handoff", Set.of("platform")), Map.entry("account", Set.of("platform")), Map.entry("admin", ALL),
      Map.entry("operations", without("admin")), Map.entry("platform", Set.of()));

  /** Inner rooms, each of which uses only those before it; the empty name is the room itself. */
  private static final Map<String, List<String>> INNER = Map.of("knowledge", List.of("parsing", "index",
      "index.weaviate", "ranking", "embedding", "indexing", "original", "document", "job", "ingestion", "intake",
      "library", "search", "evaluation", "upkeep", ""));

  private House() {}

  static Set<String> rooms() {
    return ALL;
  }

  static boolean mayUse(String room, String other) {
    return room.equals(other) || MAY_USE.getOrDefault(room, Set.of()).contains(other);
  }

  /** The room of a class; empty for what is none of ours. */
  static Optional<String> roomOf(JavaClass type) {
    String place = type.getPackageName();
    return place.startsWith(ROOT + ".") ? Optional.of(place.substring(ROOT.length() + 1).split("\\.")[0])
        : Optional.empty();
  }

  /** The rooms of which the inner ones are in an order. */
  static Set<String> ordered() {
    return INNER.keySet();
  }

  /** Which place an inner room has in the order of its room, from 0; -1 where it has none. */
  static int place(JavaClass type) {
    String room = roomOf(type).orElseThrow();
    String path = type.getPackageName().substring((ROOT + "." + room).length());
    return INNER.get(room).indexOf(path.isEmpty() ? path : path.substring(1));
  }

  /** Whether other rooms may use it: it is offered itself, or nested in what is. */
  static boolean isOffered(JavaClass type) {
    return type.isAnnotatedWith(Offered.class) || type.isEquivalentTo(Offered.class)
        || type.getEnclosingClass().map(House::isOffered).orElse(false);
  }

  private static Set<String> without(String room) {
    return ALL.stream().filter(each -> !each.equals(room)).collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
