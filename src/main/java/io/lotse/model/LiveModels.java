package io.lotse.model;

import java.util.Optional;

import io.lotse.platform.Offered;

/**
 * Which models are live.
 *
 * @param description one line, without secrets
 * @param languageModel where the language model is asked; empty where answers are quoted
 * @param embeddings where texts are embedded; empty where that happens in this process, or not at all
 */
@Offered("operations: to print and show what is live")
public record LiveModels(String description, Optional<Endpoint> languageModel, Optional<Endpoint> embeddings) {
  /** A model's server. */
  public interface Endpoint {
    /** Sees whether it answers, at no cost; throws Problem {@code model_unavailable} when it does not, within seconds. */
    void reach();
  }
}
