package io.lotse.agent;

import java.util.UUID;
import java.util.function.Consumer;

import io.lotse.model.ExtractiveModel;
import io.lotse.model.LanguageModel;
import io.lotse.model.ModelRequest;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;

/**
 * The language model as one run knows it: told no more than it can take in, timed, and replaced for the rest of the run
 * by quoted passages where no model can be had.
 */
class RunModel implements LanguageModel {
  private static final System.Logger LOG = System.getLogger(RunModel.class.getName());
  private final LanguageModel configured;
  private final Compaction compaction;
  private final Instruments instruments;
  private final UUID run;
  private LanguageModel live;
  private String name;

  RunModel(LanguageModel configured, Compaction compaction, Instruments instruments, UUID run) {
    this.configured = configured;
    this.live = configured;
    this.compaction = compaction;
    this.instruments = instruments;
    this.run = run;
    this.name = configured.name();
  }

  /** Of whom the latest turn is. */
  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean seesImages() {
    return live.seesImages();
  }

  @Override
  public boolean composes() {
    return live.composes();
  }

  @Override
  public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    boolean[] said = new boolean[1];
    try {
      return timed(request, piece -> {
        said[0] = true;
        text.accept(piece);
      }, cancellation);
    } catch (Problem failed) {
      if (said[0] || live != configured || cancellation.isCancelled() || !LanguageModel.isAway(failed)) {
        throw failed;
      }
      LOG.log(System.Logger.Level.WARNING, "run {0} goes on without a language model: {1}", run, failed.getMessage());
      live = ExtractiveModel.inPlaceOfOneThatIsAway();
      return timed(request, text, cancellation);
    }
  }

  private ModelTurn timed(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    ModelRequest fitted = new ModelRequest(compaction.fitted(request.messages()), request.tools(),
        request.maxOutputTokens(), request.language());
    ModelTurn turn = instruments.model(run, live, () -> live.generate(fitted, text, cancellation));
    name = turn.model();
    return turn;
  }
}
