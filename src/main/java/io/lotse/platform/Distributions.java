package io.lotse.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Times of one kind by name, one {@link Distribution} each, shown when the name is first heard of. Names beyond the first
 * forty are one: a metric's tag must not grow with what clients or models make up.
 */
@Offered("every room: to measure times by name")
public final class Distributions {
  private static final int MOST_NAMES = 40;
  private static final String OTHERS = "other";
  private final String metric;
  private final String tag;
  private final MetricRegistry metrics;
  private final Map<String, Distribution> all = new ConcurrentHashMap<>();

  public Distributions(String metric, String tag, MetricRegistry metrics) {
    this.metric = metric;
    this.tag = tag;
    this.metrics = metrics;
  }

  /** Adds a time in nanoseconds. */
  public void addNanos(String name, long nanos) {
    Distribution known = all.get(name);
    (known == null ? fresh(name) : known).addNanos(nanos);
  }

  private Distribution fresh(String name) {
    return all.computeIfAbsent(all.size() < MOST_NAMES ? name : OTHERS,
        first -> Distribution.ofSeconds().shownAs(metric, metrics, new Tag(tag, first)));
  }
}
