package io.lotse.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.ranking.Choice;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.model.ExtractiveModel;
import io.lotse.model.ModelMessage;
import io.lotse.model.ModelRequest;
import io.lotse.platform.Cancellation;

/** What the extractive model makes of what was found: the way of a question without a language model. */
final class Answers {
  private static final int PASSAGES = 6;
  private static final int CANDIDATES = 50;
  private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})]");

  private final Library library;
  private final Retrieval retrieval;
  private final ExtractiveModel model = new ExtractiveModel("auto");

  /** What became of one question. */
  record Outcome(boolean answered, boolean found, boolean citesFirst, boolean cites, boolean holdsAnswer) {}

  Answers(Library library, Retrieval retrieval) {
    this.library = library;
    this.retrieval = retrieval;
  }

  Map<String, Outcome> of(List<Question> questions) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    questions.forEach(question -> outcomes.put(question.id(), outcome(question)));
    return outcomes;
  }

  private Outcome outcome(Question question) {
    List<Choice> choices = retrieval.search(SearchQuery.of(question.text(), PASSAGES, CANDIDATES), true).choices();
    String answer = answer(question.text(), choices);
    List<Set<Integer>> pages = new ArrayList<>();
    int from = 0;
    for (MatchResult mark : MARK.matcher(answer).results().toList()) {
      Choice cited = choices.get(Integer.parseInt(mark.group(1)) - 1);
      boolean right = first(cited).filename().equals(question.document());
      pages.add(right ? pages(cited, answer.substring(from, mark.start())) : Set.of());
      from = mark.end();
    }
    int wanted = question.answerable() ? question.page() : 0;
    boolean found = choices.stream().flatMap(choice -> choice.chunks().stream())
        .anyMatch(question.answeredBy()::contains);
    return new Outcome(!pages.isEmpty(), found, !pages.isEmpty() && pages.getFirst().contains(wanted),
        pages.stream().anyMatch(each -> each.contains(wanted)),
        question.answer() != null && Library.plain(answer).contains(Library.plain(question.answer())));
  }

  private String answer(String question, List<Choice> choices) {
    List<ModelMessage.Passage> passages = new ArrayList<>();
    for (Choice choice : choices)
      passages.add(new ModelMessage.Passage(passages.size() + 1, heading(choice), text(choice),
          first(choice).document().language(), choice.best().coverage()));
    ModelRequest request = new ModelRequest(List.of(new ModelMessage.User(question),
        new ModelMessage.ToolResult("1", "search_knowledge", "", passages)), List.of(), 0);
    return model.generate(request, text -> {}, new Cancellation()).text();
  }

  private String heading(Choice choice) {
    Library.Piece piece = first(choice);
    String place = piece.indexed().context().isBlank() ? piece.indexed().section() : piece.indexed().context();
    return piece.document().title() + " · " + place + " · p. " + piece.chunk().labelFrom();
  }

  private String text(Choice choice) {
    return choice.chunks().stream().map(id -> library.piece(id).chunk().text()).collect(Collectors.joining("\n\n"));
  }

  /** The pages on which lines of what was quoted stand. */
  private Set<Integer> pages(Choice cited, String quoted) {
    List<String> lines = quoted.lines().map(line -> line.replaceFirst("^> ", "").strip())
        .filter(line -> line.length() > 2).toList();
    return cited.chunks().stream().flatMap(id -> lines.stream().map(line -> page(id, line))).filter(page -> page > 0)
        .collect(Collectors.toSet());
  }

  private int page(UUID id, String line) {
    Library.Piece piece = library.piece(id);
    String start = Library.plain(line.substring(0, Math.min(60, line.length())));
    for (int page = piece.chunk().pageFrom(); page <= piece.chunk().pageTo(); page++)
      if (Library.plain(piece.chunk().text()).contains(start)
          && Library.plain(piece.document().page(page).text()).contains(start))
        return page;
    return 0;
  }

  private Library.Piece first(Choice choice) {
    return library.piece(choice.chunks().getFirst());
  }
}
