package io.lotse.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Which models are live: this follows from the settings alone. */
final class ModelChoice {
  /** The default of those who use OpenAI itself. */
  private static final String OPENAI_EMBEDDINGS = "text-embedding-3-large";
  private static final String LOCAL = "local";
  /** Families of models that see, by parts of their names; the others are spared photos that they would refuse. */
  private static final Pattern SEEING = Pattern.compile("gpt-4o|gpt-4\\.1|gpt-4-turbo|gpt-5|\\bo[134]\\b|gemini|claude"
      + "|vision|[-_/]vl|\\dvl|llava|pixtral|gemma-?3|llama-?4|minicpm-v|internvl|mistral-(small-3|medium-3)|mock");

  private final Settings settings;
  private final Supplier<Optional<EmbeddingModel>> locally;
  private Optional<EmbeddingModel> local;

  /** @param locally loads the model that runs in this process, where it is on the server's library path; slow */
  ModelChoice(Settings settings, Supplier<Optional<EmbeddingModel>> locally) {
    this.settings = settings;
    this.locally = locally;
  }

  LanguageModel languageModel() {
    if (!settings.has(Setting.OPENAI_API_KEY) && !settings.has(Setting.OPENAI_BASE_URL)) {
      return new ExtractiveModel(settings.text(Setting.ASSISTANT_LANGUAGE));
    }
    OpenAiChatModel first = chatModel(chatEndpoint());
    return fallbackEndpoint().<LanguageModel>map(second -> new FallbackModel(first, chatModel(second))).orElse(first);
  }

  Optional<EmbeddingModel> embeddingModel() {
    String wanted = embeddings();
    if (wanted.equals(LOCAL)) {
      return localModel();
    }
    return Optional.of(new OpenAiEmbeddingModel(embeddingEndpoint(wanted), EmbeddingForm.of(settings), languages()));
  }

  /**
   * The model whose vectors have this identity: the one of this process, or one that the endpoint of today is asked for by
   * the name and in the form of then.
   */
  Optional<EmbeddingModel> embeddingModel(String identity) {
    if (identity.equals(LocalEmbeddingModel.IDENTITY)) {
      return localModel();
    }
    boolean hasEndpoint = settings.has(Setting.EMBEDDING_BASE_URL) || settings.has(Setting.OPENAI_BASE_URL)
        || settings.has(Setting.OPENAI_API_KEY);
    return !hasEndpoint ? Optional.empty() : EmbeddingForm.Named.of(identity).map(
        known -> new OpenAiEmbeddingModel(embeddingEndpoint(known.model()), known.form(), languages()));
  }

  private Set<String> languages() {
    List<String> languages = settings.list(Setting.EMBEDDING_LANGUAGES);
    return languages.isEmpty() ? Set.of("*") : new HashSet<>(languages);
  }

  /** One line for the print-out at start: what answers and what embeds. */
  String describe() {
    String embeds = embeddings().equals(LOCAL)
        ? localModel().map(EmbeddingModel::name).orElse("none, search by keywords only")
        : describe(embeddingEndpoint(embeddings()));
    return "answers: " + describeAnswers() + "; embeddings: " + embeds + "; reranker: " + describeReranker();
  }

  private String describeReranker() {
    return settings.optional(Setting.RERANK_BASE_URL)
        .map(url -> settings.text(Setting.RERANK_MODEL) + " at " + RerankCall.address(url).getAuthority())
        .orElse("none");
  }

  /** Where the language model is asked; empty where none is configured. */
  Optional<LiveModels.Endpoint> languageModelEndpoint() {
    return settings.has(Setting.OPENAI_API_KEY) || settings.has(Setting.OPENAI_BASE_URL)
        ? Optional.of(new ModelServer(chatEndpoint())) : Optional.empty();
  }

  /** Where texts are embedded; empty where that happens here, or not at all. */
  Optional<LiveModels.Endpoint> embeddingsEndpoint() {
    return embeddings().equals(LOCAL) ? Optional.empty()
        : Optional.of(new ModelServer(embeddingEndpoint(embeddings())));
  }

  private synchronized Optional<EmbeddingModel> localModel() {
    if (local == null) {
      local = locally.get();
    }
    return local;
  }

  /** The name of a model of the endpoint, or {@code local}. */
  private String embeddings() {
    boolean openAi = settings.has(Setting.OPENAI_API_KEY) && !settings.has(Setting.OPENAI_BASE_URL);
    return settings.optional(Setting.EMBEDDING_MODEL).orElse(openAi ? OPENAI_EMBEDDINGS : LOCAL);
  }

  private String describeAnswers() {
    if (!settings.has(Setting.OPENAI_API_KEY) && !settings.has(Setting.OPENAI_BASE_URL)) {
      return "quoted passages (no language model is configured)";
    }
    return describe(chatEndpoint()) + fallbackEndpoint().map(second -> ", then " + describe(second)).orElse("");
  }

  private static String describe(ModelAddress endpoint) {
    return endpoint.model() + " at " + endpoint.host();
  }

  private OpenAiChatModel chatModel(ModelAddress endpoint) {
    boolean images = switch (settings.text(Setting.OPENAI_VISION)) {
      case "true" -> true;
      case "false" -> false;
      default -> SEEING.matcher(endpoint.model().toLowerCase(java.util.Locale.ROOT)).find();
    };
    return new OpenAiChatModel(endpoint, images);
  }

  private ModelAddress chatEndpoint() {
    return endpoint(settings.optional(Setting.OPENAI_BASE_URL), settings.optional(Setting.OPENAI_API_KEY), settings
        .text(Setting.OPENAI_CHAT_MODEL));
  }

  /** There is one when its address, its key or its model is named; what is not named is that of the first. */
  private Optional<ModelAddress> fallbackEndpoint() {
    Optional<String> url = settings.optional(Setting.OPENAI_FALLBACK_BASE_URL);
    Optional<String> key = settings.optional(Setting.OPENAI_FALLBACK_API_KEY);
    Optional<String> model = settings.optional(Setting.OPENAI_FALLBACK_CHAT_MODEL);
    if (url.isEmpty() && key.isEmpty() && model.isEmpty()) {
      return Optional.empty();
    }
    // Another host gets its own key or none, never that of the first.
    Optional<String> sent = url.isPresent() ? key : key.or(() -> settings.optional(Setting.OPENAI_API_KEY));
    return Optional.of(endpoint(url.or(() -> settings.optional(Setting.OPENAI_BASE_URL)), sent, model.orElse(settings
        .text(Setting.OPENAI_CHAT_MODEL))));
  }

  private ModelAddress embeddingEndpoint(String model) {
    return endpoint(settings.optional(Setting.EMBEDDING_BASE_URL).or(() -> settings.optional(Setting.OPENAI_BASE_URL)),
        settings.optional(Setting.EMBEDDING_API_KEY).or(() -> settings.optional(Setting.OPENAI_API_KEY)), model);
  }

  private ModelAddress endpoint(Optional<String> url, Optional<String> key, String model) {
    return new ModelAddress(url, key, model, settings.duration(Setting.OPENAI_IDLE_TIMEOUT), settings.number(
        Setting.OPENAI_MAX_RETRIES));
  }
}
