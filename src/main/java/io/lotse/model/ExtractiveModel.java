package io.lotse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.lotse.model.ModelMessage.Passage;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Offered;

/**
 * Answers without a language model: it has the knowledge searched for the person's question and quotes the passages that
 * match best, each with its mark, or says that the documents have no answer or that they could not be searched.
 */
@Offered("agent and bot: to be tried without a server; which model is live decides this room")
public final class ExtractiveModel implements LanguageModel {
  /** The tool that it knows how to use, with one argument {@code query}. */
  static final String SEARCH = "search_knowledge";
  private static final Pattern PIECE = Pattern.compile("\\s*\\S+\\s*");

  private final String language;
  private final Map<String, ExtractiveTexts> texts;

  /**
   * @param language of what it says around its quotes where the request names none: {@code de}, {@code en}, {@code vi}, or
   *     {@code auto} = the question's
   */
  public ExtractiveModel(String language) {
    this(language, ExtractiveTexts.all());
  }

  private ExtractiveModel(String language, Map<String, ExtractiveTexts> texts) {
    this.language = language;
    this.texts = texts;
  }

  /** One that says of itself that the configured model cannot be reached; where no request names a language, German. */
  public static ExtractiveModel inPlaceOfOneThatIsAway() {
    return new ExtractiveModel("de", ExtractiveTexts.allWhileModelIsAway());
  }

  @Override
  public String name() {
    return "extractive";
  }

  @Override
  public boolean seesImages() {
    return false;
  }

  @Override
  public boolean composes() {
    return false;
  }

  @Override
  public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    cancellation.check();
    ModelMessage.User asked = new ModelMessage.User("");
    List<Passage> passages = new ArrayList<>();
    boolean searched = false;
    boolean failed = false;
    for (ModelMessage message : request.messages()) {
      if (message instanceof ModelMessage.User user) {
        asked = user;
        passages.clear();
        searched = false;
      } else if (message instanceof ModelMessage.ToolResult result) {
        passages.addAll(result.passages());
        searched |= result.tool().equals(SEARCH) || !result.passages().isEmpty();
        failed = !result.ok();
      }
    }
    boolean canSearch = request.tools().stream().anyMatch(tool -> tool.name().equals(SEARCH));
    if (!searched && canSearch && !asked.text().isBlank()) {
      return search(asked.text(), request.messages().size());
    }
    String wanted = request.language() == null ? language : request.language();
    String answer = failed && passages.isEmpty() ? unavailable(asked, wanted) : answer(asked, passages, wanted);
    say(answer, text, cancellation);
    return new ModelTurn(answer, List.of(), ModelTurn.Usage.NONE, name());
  }

  private ModelTurn search(String question, int position) {
    String arguments = JsonNodeFactory.instance.objectNode().put("query", question).toString();
    ToolCall call = new ToolCall("search-" + position, SEARCH, arguments);
    return new ModelTurn("", List.of(call), ModelTurn.Usage.NONE, name());
  }

  /** That the documents hold no answer would be untrue: nobody has looked. */
  private String unavailable(ModelMessage.User asked, String wanted) {
    ExtractiveTexts spoken = spoken(ExtractiveTexts.ofQuestion(asked.text(), texts).orElse(null), wanted);
    return spoken.unavailable() + "\n\n" + spoken.closing();
  }

  private ExtractiveTexts spoken(ExtractiveTexts said, String wanted) {
    return texts.getOrDefault(wanted, said == null ? texts.get("en") : said);
  }

  private String answer(ModelMessage.User asked, List<Passage> passages, String wanted) {
    ExtractiveTexts said = ExtractiveTexts.ofQuestion(asked.text(), texts).orElse(null);
    ExtractiveTexts spoken = spoken(said != null || passages.isEmpty() ? said : texts.get(passages.getFirst()
        .language()),
        wanted);
    if (asked.text().isBlank() && !asked.images().isEmpty()) {
      return spoken.photo();
    }
    Set<String> ignored = said != null ? said.functionWords()
        : texts.values().stream().flatMap(t -> t.functionWords().stream()).collect(Collectors.toSet());
    Question question = new Question(asked.text(), said != null && said.asksHow(asked.text()),
        said != null && said.asksHowMuch(asked.text()), ignored);
    return new ExtractiveAnswer(spoken, Optional.ofNullable(said).map(ExtractiveTexts::language), question)
        .from(passages, texts);
  }

  private static void say(String answer, Consumer<String> text, Cancellation cancellation) {
    for (Matcher piece = PIECE.matcher(answer); piece.find();) {
      cancellation.check();
      text.accept(piece.group());
    }
  }
}
