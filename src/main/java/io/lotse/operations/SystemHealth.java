package io.lotse.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Offered;

/** How all that Lotse stands on does just now. Looked at together, and not more often than every few seconds. */
@Offered("admin: for the dashboard")
@ApplicationScoped
public class SystemHealth {
  private static final Duration HOLDS = Duration.ofSeconds(4);
  private final Dependencies dependencies;
  private final OptionalParts parts;
  private final Cache<String, List<Part>> seen = Caffeine.newBuilder().expireAfterWrite(HOLDS).build();
  @Resource
  private ManagedExecutorService executor;

  SystemHealth() {
    this(null, null);
  }

  @Inject
  SystemHealth(Dependencies dependencies, OptionalParts parts) {
    this.dependencies = dependencies;
    this.parts = parts;
  }

  /** How a part does. */
  public enum State {
    UP,
    /** Lotse goes on without it, with less. */
    DEGRADED,
    /** Lotse cannot serve. */
    DOWN,
    /** It is not configured. */
    OFF
  }

  /**
   * A part.
   *
   * @param name as the readiness check names it
   * @param millis how long it took to answer
   * @param problem null when it answered
   */
  public record Part(String name, State state, long millis, String problem) {}

  /** All of them, in the order of their weight. */
  public List<Part> now() {
    return seen.get("all", fresh -> look());
  }

  private List<Part> look() {
    Map<String, Supplier<Part>> looks = new LinkedHashMap<>();
    looks.put("postgresql", () -> needed("postgresql", dependencies.postgresql()));
    looks.put("mongodb", () -> needed("mongodb", dependencies.mongodb()));
    looks.put("object-store", () -> optional("object-store", Optional.of(dependencies.objectStore())));
    looks.put("vector-index", () -> optional("vector-index", Optional.of(parts.vectorIndex())));
    looks.put("language-model", () -> optional("language-model", parts.languageModel()));
    looks.put("embeddings", () -> optional("embeddings", parts.embeddings()));
    List<CompletableFuture<Part>> answers = looks.values().stream().map(each -> CompletableFuture.supplyAsync(each,
        executor)).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static Part needed(String name, Probe probe) {
    return new Part(name, probe.up() ? State.UP : State.DOWN, probe.millis(), probe.problem());
  }

  private static Part optional(String name, Optional<Probe> probe) {
    return probe.map(seen -> new Part(name, seen.up() ? State.UP : State.DEGRADED, seen.millis(), seen.problem()))
        .orElse(new Part(name, State.OFF, 0, null));
  }
}
