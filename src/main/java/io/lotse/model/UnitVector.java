package io.lotse.model;

import java.util.List;

/** Vectors of length one, whose dot product is the cosine of their angle. */
final class UnitVector {
  private UnitVector() {}

  /** The same direction at length one; empty where there is none, as for zeros and what is not a number. */
  static float[] of(List<Float> numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      return new float[0];
    }
    double length = Math.sqrt(squares);
    float[] vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (numbers.get(i) / length);
    }
    return vector;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
