package io.lotse.model;

import java.util.function.Consumer;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** Continues a conversation: says something, or asks for tools to be called. */
@Offered("agent: to reason and to answer; bot: to rewrite a question")
public interface LanguageModel {
  /** The model's name as stored with each answer. */
  String name();

  /** Whether photos may be sent along. */
  boolean seesImages();

  /** Whether it writes text of its own; one that only quotes passages cannot rewrite a question or sum up. */
  default boolean composes() {
    return true;
  }

  /**
   * Whether a failed turn means that the model cannot be had at all: it does not answer, or takes neither our key nor the
   * model's name. Otherwise it refused this one request.
   */
  static boolean isAway(Problem failed) {
    return switch (failed.code()) {
      case "model_unavailable", "model_timeout" -> true;
      case "model_rejected" -> failed.getCause() instanceof ModelFailure failure && failure.isOfAccess();
      default -> false;
    };
  }

  /**
   * One model turn. Blocks the calling thread; text is handed to {@code text} piece by piece as it arrives, on that
   * thread. A cancellation ends the call at once, also at the model's server, with
   * {@link java.util.concurrent.CancellationException}.
   *
   * @throws io.lotse.platform.Problem {@code model_unavailable}, {@code model_timeout}, {@code model_rejected}
   */
  ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation);
}
