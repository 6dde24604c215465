package io.lotse.agent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.tools.ToolBox;
import io.lotse.knowledge.search.Passages;
import io.lotse.model.LanguageModel;
import io.lotse.model.ToolDefinition;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The support agent: works on a question until it has an answer that rests on the organisation's own documents. */
@Offered("chat and bot: to have a question answered")
@ApplicationScoped
public class Agent {
  private static final System.Logger LOG = System.getLogger(Agent.class.getName());
  private static final Duration COME_BACK = Duration.ofSeconds(10);
  private final LanguageModel model;
  private final ToolBox tools;
  private final Prompts prompts;
  private final Steps steps;
  private final CitedSources citedSources;
  private final Passages passages;
  private final Compaction compaction;
  private final Instruments instruments;

  Agent() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  Agent(LanguageModel model, ToolBox tools, Prompts prompts, Steps steps, CitedSources citedSources,
      Passages passages, Compaction compaction, Instruments instruments) {
    this.model = model;
    this.tools = tools;
    this.prompts = prompts;
    this.steps = steps;
    this.citedSources = citedSources;
    this.passages = passages;
    this.compaction = compaction;
    this.instruments = instruments;
  }

  /**
   * Answers on the calling thread, telling what happens as it happens; exactly one terminal event is the last. A
   * cancellation is no failure: it ends with what was said so far.
   */
  public void run(Question question, Consumer<AgentEvent> events, Cancellation cancellation) {
    events.accept(instruments.answer(question, () -> end(question, events, cancellation)));
  }

  /** Whether photos of a question reach the model. */
  public boolean seesPhotos() {
    return model.seesImages();
  }

  private AgentEvent end(Question question, Consumer<AgentEvent> events, Cancellation cancellation) {
    Run run = null;
    try {
      run = new Run(question, new RunModel(model, compaction, instruments, question.run(), events), tools,
          new Journal(steps, question), citedSources, instruments.watched(question.run(), events), cancellation);
      Answer answer = answer(run, question);
      instruments.marks(run.marks());
      return new AgentEvent.Answered(answer);
    } catch (Problem problem) {
      LOG.log(System.Logger.Level.WARNING, "run {0} failed: {1}", question.run(), problem.withCause());
      return Failures.of(problem, run);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Failures.of(Problem.unavailable("server_stopping", "The server is stopping.", COME_BACK), run);
    } catch (RuntimeException unforeseen) {
      return Failures.of(unforeseen, run);
    }
  }

  private Answer answer(Run run, Question question) throws InterruptedException {
    Settings settings = Settings.current();
    String language = language(settings, question);
    String profile = question.profile() == null ? settings.text(Setting.ASSISTANT_PROFILE) : question.profile();
    Map<String, String> values = Map.of("assistant_name", settings.text(Setting.ASSISTANT_NAME), "date",
        LocalDate.now().toString());
    Prompts.Prompt system = prompts.find(language, profile, values)
        .or(() -> prompts.find(language, "technician", values)).orElseThrow();
    List<Prompts.Prompt> told = new ArrayList<>(List.of(system));
    List<ToolDefinition> offered = tools.definitions(question.durable(), tool -> {
      Optional<Prompts.Prompt> description = prompts.find(system.language(), "tools/" + tool, values);
      description.ifPresent(told::add);
      return description.map(Prompts.Prompt::text).orElse(tool);
    });
    return run.answer(withPhotosToldOf(system, question, values, told).versioned(told), offered, compaction);
  }

  /** How photos are to be taken; a model that sees none is told that there are some, or it would wonder what "this" is. */
  private Prompts.Prompt withPhotosToldOf(Prompts.Prompt system, Question question, Map<String, String> values,
      List<Prompts.Prompt> told) {
    if (question.photos().isEmpty()) {
      return system;
    }
    Optional<Prompts.Prompt> photos = prompts.find(system.language(), seesPhotos() ? "photos" : "photos_unseen",
        values);
    photos.ifPresent(told::add);
    return photos.map(how -> new Prompts.Prompt(system.text() + "\n\n" + how.text(), system.name(), system.version(),
        system.language())).orElse(system);
  }

  private String language(Settings settings, Question question) {
    String language = question.language() == null ? settings.text(Setting.ASSISTANT_LANGUAGE) : question.language();
    return language.equals("auto") ? passages.languageOf(question.text()) : language;
  }
}
