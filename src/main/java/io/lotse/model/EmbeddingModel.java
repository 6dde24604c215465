package io.lotse.model;

import java.util.List;
import java.util.Set;

import io.lotse.platform.Offered;

/** Turns text into unit vectors that lie near each other when their texts mean the same. */
@Offered("knowledge: to embed chunks and questions; teaching: to tell how alike questions are")
public interface EmbeddingModel {
  /**
   * What makes two vectors comparable: model, dimensions and prefixes in one short string. Vectors of two identities are
   * never compared.
   */
  String identity();

  /** The model's name as shown to clients. */
  String name();

  int dimensions();

  /** BCP 47 codes of the languages that the model knows; {@code *} means all. */
  Set<String> languages();

  /** The normalized score (0–1) under which a neighbour of this model is noise. */
  double noiseThreshold();

  /**
   * Unit vectors of passages, in order. Throws {@link io.lotse.platform.Problem} {@code embedding_unavailable}, or
   * {@code embedding_rejected} (502) when it is the text that the model does not take.
   */
  List<float[]> embedDocuments(List<String> passages);

  /** The unit vector of a question. Throws {@link io.lotse.platform.Problem} {@code embedding_unavailable}. */
  float[] embedQuery(String question);
}
