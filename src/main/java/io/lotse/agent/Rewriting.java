package io.lotse.agent;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.LanguageModel;
import io.lotse.model.ModelRequest;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Makes a question that leans on what was said before ("and on weekdays?") one that can be searched for. */
@Offered("bot: to search for what a question means")
@ApplicationScoped
public class Rewriting {
  private static final System.Logger LOG = System.getLogger(Rewriting.class.getName());
  private static final int MOST_OUTPUT_TOKENS = 400;
  private static final int LONGEST_QUERY = 500;
  private final LanguageModel model;
  private final Prompts prompts;

  Rewriting() {
    this(null, null);
  }

  @Inject
  Rewriting(LanguageModel model, Prompts prompts) {
    this.model = model;
    this.prompts = prompts;
  }

  /**
   * The question by itself. It is left as it is when nothing was said before, when the model cannot write, and when the
   * model fails: then the search is worse, but there is one.
   */
  public String standalone(String question, List<Exchange> earlier, Cancellation cancellation) {
    String language = Settings.current().text(Setting.ASSISTANT_LANGUAGE);
    return standalone(question, earlier, cancellation, prompts.find(language, "rewrite", Map.of("question", question))
        .orElseThrow().text());
  }

  /** @param order what the model is told to do */
  String standalone(String question, List<Exchange> earlier, Cancellation cancellation, String order) {
    if (earlier.isEmpty() || question.isBlank() || !model.composes()) {
      return question;
    }
    ModelRequest request = new ModelRequest(Turns.of(earlier).upTo(order, List.of()), List.of(), MOST_OUTPUT_TOKENS);
    try {
      String said = model.generate(request, piece -> {}, cancellation).text().strip();
      return said.isEmpty() || said.length() > LONGEST_QUERY ? question : said;
    } catch (Problem failed) {
      LOG.log(System.Logger.Level.WARNING, "a question could not be rewritten: {0}", failed.withCause());
      return question;
    }
  }
}
