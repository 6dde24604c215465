package io.lotse.teaching;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.search.Passages;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/**
 * How alike two questions are: by their meaning, where the embedding model knows their language, else by the words that
 * they have in common. Only what was measured in the same way is ever compared.
 */
@ApplicationScoped
class Likeness {
  private static final System.Logger LOG = System.getLogger(Likeness.class.getName());
  static final String WORDS = "words";
  /** How far on the way from noise to the very same question two have to be. */
  private static final double NEAR = 0.6;
  /** The share of all words of two questions that they have in common (Jaccard, 1901). */
  private static final double SHARED = 0.5;
  private final Passages passages;
  private final Optional<EmbeddingModel> model;

  Likeness() {
    this(null, Optional.empty());
  }

  @Inject
  Likeness(Passages passages, Optional<EmbeddingModel> model) {
    this.passages = passages;
    this.model = model;
  }

  /**
   * What of a question is compared.
   *
   * @param measure the identity of the model that made the vector, or {@code words}
   * @param vector of unit length; null where words are compared
   */
  record Mark(String measure, float[] vector, Set<String> words) {
    static byte[] bytes(float[] vector) {
      ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asFloatBuffer().put(vector);
      return buffer.array();
    }

    static float[] floats(byte[] bytes) {
      float[] vector = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
      return vector;
    }
  }

  Mark of(String question) {
    Set<String> languages = model.map(EmbeddingModel::languages).orElse(Set.of());
    if (languages.contains("*") || !languages.isEmpty() && languages.contains(passages.languageOf(question))) {
      try {
        return new Mark(model.orElseThrow().identity(), model.orElseThrow().embedQuery(question), Set.of());
      } catch (Problem away) {
        LOG.log(Level.WARNING, "questions are compared by their words: {0}", away.withCause());
      }
    }
    return new Mark(WORDS, null, passages.contentWords(question));
  }

  /** 0–1 and more than 0 only for what is alike; the greater, the more so. */
  double between(Mark one, Mark other) {
    if (!one.measure().equals(other.measure())) {
      return 0;
    }
    return one.vector() == null ? shared(one.words(), other.words()) : near(one.vector(), other.vector());
  }

  static double shared(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    double share = common.isEmpty() ? 0 : (double) common.size() / (one.size() + other.size() - common.size());
    return share >= SHARED ? share : 0;
  }

  private double near(float[] one, float[] other) {
    if (one.length != other.length) {
      return 0;
    }
    double cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    double noise = model.map(EmbeddingModel::noiseThreshold).orElse(0.0);
    return cosine >= noise + (1 - noise) * NEAR ? cosine : 0;
  }
}
