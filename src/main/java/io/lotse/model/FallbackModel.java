package io.lotse.model;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;

/** A model whose part another one takes over while it fails. */
final class FallbackModel implements LanguageModel, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FallbackModel.class.getName());
  /** So long the failed one is left alone, so that not every question waits for it again. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final OpenAiChatModel first;
  private final OpenAiChatModel second;
  private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

  FallbackModel(OpenAiChatModel first, OpenAiChatModel second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public String name() {
    return first.name();
  }

  @Override
  public boolean seesImages() {
    return first.seesImages();
  }

  @Override
  public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    if (System.nanoTime() - restsUntil.get() < 0) {
      return second.generate(request, text, cancellation);
    }
    boolean[] said = new boolean[1];
    try {
      return first.generate(request, piece -> {
        said[0] = true;
        text.accept(piece);
      }, cancellation);
    } catch (Problem failed) {
      if (said[0] || !failed.code().startsWith("model_")) {
        throw failed;
      }
      rest(failed);
      return second.generate(request, text, cancellation);
    }
  }

  /** One that refuses a single request, as too long or unseemly, serves the others all the same. */
  private void rest(Problem failed) {
    if (LanguageModel.isAway(failed)) {
      restsUntil.set(System.nanoTime() + REST.toNanos());
      LOG.log(System.Logger.Level.WARNING, "{0} The second endpoint takes over for {1} s.", failed.withCause(), REST
          .toSeconds());
    } else {
      LOG.log(System.Logger.Level.WARNING, "{0} The second endpoint is asked instead.", failed.withCause());
    }
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
