package io.lotse.knowledge.embedding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/**
 * Shows that a model makes vectors like those that the library has of its identity. An identity is a name and a form, and
 * under the same name another endpoint may have another model: its vectors would meet those of the first.
 */
@ApplicationScoped
public class VectorProof {
  /** Cosine of two vectors of one text by one model; other hardware or precision costs less than this. */
  private static final double SAME = 0.9;
  private final ChunkVectors vectors;
  private final Set<String> proven = ConcurrentHashMap.newKeySet();

  VectorProof() {
    this(null);
  }

  @Inject
  VectorProof(ChunkVectors vectors) {
    this.vectors = vectors;
  }

  /**
   * Embeds a chunk once more whose vector is known; once for each identity, as soon as there is such a chunk.
   *
   * @throws Problem 503 {@code embedding_unavailable} when the model makes other vectors, or does not answer
   */
  public void demand(EmbeddingModel model) {
    if (proven.contains(model.identity())) {
      return;
    }
    Optional<ChunkVectors.Known> known = vectors.known(model.identity());
    if (known.isPresent()) {
      compare(model, known.get());
      proven.add(model.identity());
    }
  }

  private static void compare(EmbeddingModel model, ChunkVectors.Known known) {
    float[] fresh = model.embedDocuments(List.of(known.text())).getFirst();
    if (fresh.length != known.vector().length) {
      throw other(model, "gives vectors of " + fresh.length + " dimensions, but those of the library have "
          + known.vector().length);
    }
    if (cosine(fresh, known.vector()) < SAME) {
      throw other(model, "gives other vectors than those that the library has of a model of this name");
    }
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static Problem other(EmbeddingModel model, String how) {
    return new Problem(503, "embedding_unavailable", "The embedding model " + model.name() + " " + how
        + ": set EMBEDDING_DIMENSIONS, or remove it, so that the library is embedded anew.");
  }
}
