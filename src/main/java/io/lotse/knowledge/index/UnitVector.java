package io.lotse.knowledge.index;

/** The only vectors that an index takes: a missing or wild number would be found by every question. */
public final class UnitVector {
  private static final double TOLERANCE = 0.01;

  private UnitVector() {}

  /** The vector itself, if it is of unit length; IllegalArgumentException otherwise. */
  public static float[] check(float[] vector) {
    double square = 0;
    for (float value : vector)
      square += (double) value * value;
    if (!(Math.abs(square - 1) <= TOLERANCE))
      throw new IllegalArgumentException("A vector of length " + Math.sqrt(square) + " is not of unit length");
    return vector;
  }
}
