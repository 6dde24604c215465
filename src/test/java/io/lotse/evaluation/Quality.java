package io.lotse.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import io.lotse.knowledge.evaluation.Figures;

/**
 * A line of the report: figures with 95 % bootstrap intervals.
 */
record Quality(Figures figures) {
  private static final int SAMPLES = 1000;

  String line(String name) {
    return String.format(Locale.ROOT, "%-8s hit@1 %.3f %s  hit@5 %.3f %s  MRR@10 %.3f %s  nDCG@10 %.3f", name, figures
        .hitAt(1),
        interval(place -> place == 1 ? 1 : 0), figures.hitAt(5), interval(place -> place > 0 && place <= 5 ? 1 : 0),
        figures.reciprocalRank(), interval(Figures::reciprocal), figures.gain());
  }

  /** 95 % bootstrap interval over the questions, always from the same samples. */
  private String interval(IntToDoubleFunction value) {
    Random random = new Random(1);
    double[] values = figures.places().stream().mapToInt(Integer::intValue).mapToDouble(value).toArray();
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
