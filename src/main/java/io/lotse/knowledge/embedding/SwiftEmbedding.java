package io.lotse.knowledge.embedding;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/** The live model as searches use it: questions are embedded soon or not at all. */
public final class SwiftEmbedding implements EmbeddingModel {
  private final EmbeddingModel model;
  private final Function<String, float[]> soon;
  private volatile boolean well = true;

  public SwiftEmbedding(EmbeddingModel model, Function<String, float[]> soon) {
    this.model = model;
    this.soon = soon;
  }

  static Problem unavailable(String why) {
    return new Problem(503, "embedding_unavailable", "The embedding model is not available: " + why);
  }

  /** Whether the last question could be embedded. */
  public boolean isWell() { return well; }

  @Override
  public String identity() {
    return model.identity();
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }

  @Override
  public Set<String> languages() {
    return model.languages();
  }

  @Override
  public double noiseThreshold() {
    return model.noiseThreshold();
  }

  @Override
  public List<float[]> embedDocuments(List<String> passages) {
    return model.embedDocuments(passages);
  }

  @Override
  public float[] embedQuery(String question) {
    try {
      float[] vector = soon.apply(question);
      well = true;
      return vector;
    } catch (FaultToleranceException resting) {
      well = false;
      throw unavailable("It did not answer lately.");
    } catch (Problem away) {
      well = false;
      throw away;
    }
  }
}
