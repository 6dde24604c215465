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
  private final Consumer<AgentEvent> events;
  private LanguageModel live;
  private String name;

  /** @param events hears what each call takes */
  RunModel(LanguageModel configured, Compaction compaction, Instruments instruments, UUID run,
      Consumer<AgentEvent> events) {
    this.configured = configured;
    this.live = configured;
    this.compaction = compaction;
    this.instruments = instruments;
    this.run = run;
    this.events = events;
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
    StringBuilder said = new StringBuilder();
    Consumer<String> heard = piece -> {
      said.append(piece);
      text.accept(piece);
    };
    try {
      return timed(request, heard, said, cancellation);
    } catch (Problem failed) {
      if (!said.isEmpty() || live != configured || cancellation.isCancelled() || !LanguageModel.isAway(failed)) {
        throw failed;
      }
      LOG.log(System.Logger.Level.WARNING, "run {0} goes on without a language model: {1}", run, failed.withCause());
      live = ExtractiveModel.inPlaceOfOneThatIsAway();
      return timed(request, heard, said, cancellation);
    }
  }

  /** What nobody waits for any more before the model is called takes nothing. */
  private ModelTurn timed(ModelRequest request, Consumer<String> text, CharSequence said, Cancellation cancellation) {
    cancellation.check();
    ModelRequest fitted = new ModelRequest(compaction.fitted(request.messages()), request.tools(),
        request.maxOutputTokens(), request.language());
    try {
      ModelTurn turn = instruments.model(run, live, () -> live.generate(fitted, text, cancellation));
      name = turn.model();
      spent(turn.usage(), fitted, turn.text());
      return turn;
    } catch (RuntimeException brokenOff) {
      if (!said.isEmpty() || cancellation.isCancelled()) {
        spent(ModelTurn.Usage.NONE, fitted, said.toString());
      }
      throw brokenOff;
    }
  }

  /** What the server does not tell, as with an answer that was broken off, is estimated. */
  private void spent(ModelTurn.Usage usage, ModelRequest asked, String said) {
    if (live.composes()) {
      int told = usage.promptTokens() + usage.completionTokens();
      events.accept(new AgentEvent.Spent(() -> told > 0 ? told : Tokens.of(asked.messages()) + Tokens.of(said)));
    }
  }
}
