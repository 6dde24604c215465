package io.lotse.platform;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** How long the routes and the agent's steps have taken on this node since it started. */
@Offered("agent: to add its steps; operations: to show all")
@ApplicationScoped
public class Performance {
  /** Routes and tools are far fewer; names beyond are made up by clients or models. */
  private static final int MOST_NAMES = 300;
  private static final String OTHERS = "other";
  private final Instant since = Instant.now();
  private final Map<String, Latencies> routes = new ConcurrentHashMap<>();
  private final Map<String, Latencies> steps = new ConcurrentHashMap<>();

  /**
   * The times of one route or step.
   *
   * @param slowest the id of the request or run that took longest
   */
  public record Times(String name, long count, double p50Ms, double p95Ms, double p99Ms, double slowestMs,
      String slowest) {
    private double together() {
      return count * p50Ms;
    }
  }

  public Instant since() {
    return since;
  }

  /** Adds a request. */
  void route(String route, long nanos, String requestId) {
    add(routes, route, nanos, requestId);
  }

  /** Adds a step of a run. */
  public void step(String step, long nanos, UUID run) {
    add(steps, step, nanos, run.toString());
  }

  /** The most time-consuming first. */
  public List<Times> routes() {
    return times(routes);
  }

  /** The most time-consuming first. */
  public List<Times> steps() {
    return times(steps);
  }

  private static void add(Map<String, Latencies> all, String name, long nanos, String id) {
    String known = all.size() < MOST_NAMES || all.containsKey(name) ? name : OTHERS;
    all.computeIfAbsent(known, fresh -> new Latencies()).add(nanos, id);
  }

  private static List<Times> times(Map<String, Latencies> all) {
    return all.entrySet().stream().map(each -> each.getValue().times(each.getKey()))
        .filter(each -> each.count() > 0)
        .sorted(Comparator.comparingDouble(Times::together).reversed().thenComparing(Times::name)).toList();
  }
}
