package io.lotse.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Quality of ranked lists by the place (from 1; 0 = not within the first ten) of each question's one right passage.
 */
record Figures(List<Integer> places) {
  private static final int SAMPLES = 1000;

  double hitAt(int k) {
    return mean(place -> place > 0 && place <= k ? 1 : 0);
  }

  /** Mean reciprocal rank within the first ten. */
  double reciprocalRank() {
    return mean(Figures::reciprocal);
  }

  /** With one right passage the ideal gain is 1. */
  double gain() {
    return mean(place -> place > 0 ? Math.log(2) / Math.log(place + 1.0) : 0);
  }

  String line(String name) {
    return String.format(Locale.ROOT, "%-8s hit@1 %.3f %s  hit@5 %.3f %s  MRR@10 %.3f %s  nDCG@10 %.3f", name, hitAt(1),
        interval(place -> place == 1 ? 1 : 0), hitAt(5), interval(place -> place > 0 && place <= 5 ? 1 : 0),
        reciprocalRank(), interval(Figures::reciprocal), gain());
  }

  private static double reciprocal(int place) {
    return place > 0 ? 1.0 / place : 0;
  }

  private double mean(IntToDoubleFunction value) {
    return places.stream().mapToInt(Integer::intValue).mapToDouble(value).average().orElse(0);
  }

  /** 95 % bootstrap interval over the questions, always from the same samples. */
  private String interval(IntToDoubleFunction value) {
    Random random = new Random(1);
    double[] values = places.stream().mapToInt(Integer::intValue).mapToDouble(value).toArray();
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++)
        sum += values[random.nextInt(values.length)];
      means[sample] = sum / values.length;
    }
    Arrays.sort(means);
    return String.format(Locale.ROOT, "[%.3f-%.3f]", means[SAMPLES / 40], means[SAMPLES - SAMPLES / 40 - 1]);
  }
}
