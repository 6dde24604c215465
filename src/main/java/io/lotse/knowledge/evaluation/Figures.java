package io.lotse.knowledge.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import io.lotse.platform.Offered;

/**
 * Quality of ranked lists by the place of each question's right passage: from 1; 0 = not within the first ten.
 */
@Offered("admin: to show how good the search is")
public record Figures(List<Integer> places) {
  public Figures { places = List.copyOf(places); }

  public static Figures of(Collection<Integer> places) {
    return new Figures(List.copyOf(places));
  }

  public int questions() {
    return places.size();
  }

  /** The share of questions whose passage is among the first {@code k}; 0 without questions. */
  public double hitAt(int k) {
    return mean(place -> place > 0 && place <= k ? 1 : 0);
  }

  /** Mean reciprocal rank within the first ten. */
  public double reciprocalRank() {
    return mean(Figures::reciprocal);
  }

  /** Normalized discounted cumulative gain within the first ten: with one right passage the ideal gain is 1. */
  public double gain() {
    return mean(place -> place > 0 ? Math.log(2) / Math.log(place + 1.0) : 0);
  }

  /** What a place is worth in the reciprocal rank. */
  public static double reciprocal(int place) {
    return place > 0 ? 1.0 / place : 0;
  }

  private double mean(IntToDoubleFunction value) {
    return places.stream().mapToInt(Integer::intValue).mapToDouble(value).average().orElse(0);
  }
}
