package io.lotse.bench;

import java.util.Arrays;

/** Measured values and their percentiles (nearest rank). Not thread-safe. */
final class Samples {
  private double[] values = new double[1024];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  void copyTo(Samples other) {
    for (int i = 0; i < size; i++) {
      other.add(values[i]);
    }
  }

  int size() {
    return size;
  }

  /** @param share 0 to 1; NaN when nothing was measured */
  double percentile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }
}
