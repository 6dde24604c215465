package io.lotse.platform;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something takes, as a histogram whose buckets grow by a tenth: a percentile is right to 5 %, from 10 µs to
 * hours, in 2 kB and without a lock.
 */
final class Latencies {
  private static final double SMALLEST_NANOS = 10_000;
  private static final double GROWTH = Math.log(1.1);
  private static final int BUCKETS = 250;
  private final LongAdder[] buckets = new LongAdder[BUCKETS];
  private final AtomicReference<Slowest> slowest = new AtomicReference<>(new Slowest(-1, null));

  private record Slowest(long nanos, String id) {}

  Latencies() {
    for (int i = 0; i < BUCKETS; i++) {
      buckets[i] = new LongAdder();
    }
  }

  /** @param id names what took so long, should it be the slowest */
  void add(long nanos, String id) {
    buckets[bucket(nanos)].increment();
    slowest.accumulateAndGet(new Slowest(nanos, id), (known, fresh) -> fresh.nanos() > known.nanos() ? fresh : known);
  }

  Performance.Times times(String name) {
    long[] counts = new long[BUCKETS];
    long count = 0;
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = buckets[i].sum();
      count += counts[i];
    }
    Slowest last = slowest.get();
    double most = millis(last.nanos());
    return new Performance.Times(name, count, Math.min(most, percentile(counts, count, 0.5)), Math.min(most, percentile(
        counts, count, 0.95)), Math.min(most, percentile(counts, count, 0.99)), most, last.id());
  }

  private static int bucket(long nanos) {
    return nanos <= SMALLEST_NANOS ? 0
        : Math.min(BUCKETS - 1, 1 + (int) (Math.log(nanos / SMALLEST_NANOS) / GROWTH));
  }

  /** The middle of the bucket in which the value of that rank lies, in milliseconds. */
  private static double percentile(long[] counts, long count, double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    int bucket = 0;
    while (bucket < BUCKETS - 1 && (seen += counts[bucket]) < rank) {
      bucket++;
    }
    return millis(Math.round(SMALLEST_NANOS * Math.exp((bucket - 0.5) * GROWTH)));
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }
}
