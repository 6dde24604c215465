package io.lotse.model;

import java.util.function.Consumer;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;

/** A model behind a circuit breaker. */
record GuardedModel(LanguageModel model, ModelBreaker breaker) implements LanguageModel, AutoCloseable {
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public boolean seesImages() {
    return model.seesImages();
  }

  @Override
  public boolean composes() {
    return model.composes();
  }

  @Override
  public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    try {
      return breaker.call(() -> model.generate(request, text, cancellation));
    } catch (ModelBreaker.Away away) {
      throw away.problem();
    } catch (CircuitBreakerOpenException rests) {
      throw Problem.unavailable("model_unavailable", "The language model has failed too often and is left alone for a"
          + " while.", ModelBreaker.REST, rests);
    }
  }

  @Override
  public void close() throws Exception {
    if (model instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
