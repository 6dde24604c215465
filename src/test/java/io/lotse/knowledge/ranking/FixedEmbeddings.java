package io.lotse.knowledge.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.lotse.knowledge.index.Chunks;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/** Places questions in the plane at given angles; every other question cannot be embedded. */
final class FixedEmbeddings implements EmbeddingModel {
  private final Map<String, Double> degrees = new HashMap<>();
  private final Set<String> languages;

  FixedEmbeddings(String... languages) {
    this.languages = Set.of(languages);
  }

  FixedEmbeddings place(String question, double angle) {
    degrees.put(question, angle);
    return this;
  }

  @Override
  public String identity() {
    return "fixed/2";
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public int dimensions() {
    return 2;
  }

  @Override
  public Set<String> languages() {
    return languages;
  }

  @Override
  public double noiseThreshold() {
    return 0.5;
  }

  @Override
  public List<float[]> embedDocuments(List<String> passages) {
    return passages.stream().map(this::embedQuery).toList();
  }

  @Override
  public float[] embedQuery(String question) {
    if (!degrees.containsKey(question))
      throw new Problem(503, "embedding_unavailable", "The model is away.");
    return Chunks.direction(degrees.get(question));
  }
}
