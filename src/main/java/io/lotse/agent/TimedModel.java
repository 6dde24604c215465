package io.lotse.agent;

import java.util.UUID;
import java.util.function.Consumer;

import io.lotse.model.LanguageModel;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Performance;

/** A model whose turns are timed. */
record TimedModel(LanguageModel model, Performance performance, UUID run) implements LanguageModel {
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
    long since = System.nanoTime();
    try {
      return model.generate(request, text, cancellation);
    } finally {
      performance.step("model", System.nanoTime() - since, run);
    }
  }
}
