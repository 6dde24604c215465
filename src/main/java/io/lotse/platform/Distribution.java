package io.lotse.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * How a figure is distributed, in the buckets of a Prometheus histogram: {@code NAME_bucket} by its upper bound
 * {@code le}, {@code NAME_sum} and {@code NAME_count}, all as gauges. Unlike the quantiles of MicroProfile's own
 * histograms these can be added up over nodes, and a figure costs two additions without a lock.
 */
@Offered("every room: to measure what differs from time to time")
public final class Distribution {
  private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120};
  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
  private final double[] bounds;
  private final LongAdder[] buckets;
  private final DoubleAdder sum = new DoubleAdder();

  private Distribution(double... bounds) {
    this.bounds = bounds;
    this.buckets = new LongAdder[bounds.length + 1];
    Arrays.setAll(buckets, i -> new LongAdder());
  }

  /** Of times, in seconds, from 5 ms to two minutes. */
  public static Distribution ofSeconds() {
    return new Distribution(SECONDS);
  }

  /** Of values from 0 to 1. */
  public static Distribution ofShares() {
    return new Distribution(SHARES);
  }

  public void add(double value) {
    int bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) {
      bucket++;
    }
    buckets[bucket].increment();
    sum.add(value);
  }

  /** Adds a time in nanoseconds, in seconds. */
  public void addNanos(long nanos) {
    add(nanos / 1e9);
  }

  /** Shows it under that name; tags tell it from others of the same name. */
  public Distribution shownAs(String name, MetricRegistry metrics, Tag... tags) {
    for (int i = 0; i <= bounds.length; i++) {
      int bucket = i;
      metrics.gauge(name + "_bucket", this, all -> all.upTo(bucket), with(tags, le(bucket)));
    }
    metrics.gauge(name + "_count", this, all -> all.upTo(bounds.length), tags);
    metrics.gauge(name + "_sum", sum, DoubleAdder::sum, tags);
    return this;
  }

  /** How many values were in this bucket or one below it. */
  long upTo(int bucket) {
    long values = 0;
    for (int i = 0; i <= bucket; i++) {
      values += buckets[i].sum();
    }
    return values;
  }

  private Tag le(int bucket) {
    return new Tag("le", bucket == bounds.length ? "+Inf"
        : String.format(Locale.ROOT, "%s", bounds[bucket]).replaceFirst("\\.0$", ""));
  }

  private static Tag[] with(Tag[] tags, Tag more) {
    Tag[] all = Arrays.copyOf(tags, tags.length + 1);
    all[tags.length] = more;
    return all;
  }
}
