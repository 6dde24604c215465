package io.lotse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the score under which a neighbour is noise: two standard deviations above the mean of what questions score with
 * passages that have nothing to do with them.
 */
final class NoiseCalibration {
  private static final double HIGHEST = 0.95;

  private NoiseCalibration() {}

  /** @throws io.lotse.platform.Problem {@code embedding_unavailable} */
  static double measure(EmbeddingModel model) {
    List<float[]> questions = new ArrayList<>();
    List<String> passages = new ArrayList<>();
    for (String line : lines()) {
      String[] pair = line.split("\\|", 2);
      questions.add(model.embedQuery(pair[0].strip()));
      passages.add(pair[1].strip());
    }
    List<float[]> embedded = model.embedDocuments(passages);
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int q = 0; q < questions.size(); q++) {
      for (int p = 0; p < embedded.size(); p++) {
        double score = q == p ? 0 : UnitVector.dot(questions.get(q), embedded.get(p));
        sum += score;
        squares += score * score;
        n += q == p ? 0 : 1;
      }
    }
    double mean = sum / n;
    double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
    return Math.min(HIGHEST, Math.max(0, mean + 2 * deviation));
  }

  private static List<String> lines() {
    try (InputStream in = NoiseCalibration.class.getResourceAsStream("calibration.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> l.contains("|")).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
