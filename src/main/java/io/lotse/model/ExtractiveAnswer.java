package io.lotse.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.lotse.model.ModelMessage.Passage;

/** The answer that quotes: which spans of which passages, and how they look in Markdown. */
final class ExtractiveAnswer {
  /**
   * Below so much of what the question asks for, weighed by rarity, a passage shares only common words with it: the
   * documents do not answer, and a quote would look as if they did.
   */
  static final double ANSWERABLE = 0.43;
  /** The same of all quotes together. */
  private static final double ANSWERED = 0.43;
  /** Passages this much less relevant than the best dilute the answer. */
  private static final double NEAR_BEST = 0.3;
  /** Further quotes of any passage that answer so much of the question that those before did not. */
  private static final double COMPLEMENT = 0.15;
  /** A passage in another language than the question's is harder to read. */
  private static final double FOREIGN = 0.7;
  /** Retrieval has weighed more than words: by how much of itself the match of what it found first grows. */
  private static final double FIRST_FOUND = 0.5;
  private static final int MOST_PASSAGES = 3;
  private static final int MOST_QUOTES_OF_A_PASSAGE = 3;
  private static final int MOST_ROWS_OF_A_TABLE = 15;
  /** Further quotes must match nearly as well as the best one. */
  private static final double NEARLY_AS_GOOD = 0.75;

  private record Read(Passage passage, List<Excerpt> excerpts) {}

  private record Scored(Excerpt excerpt, double match) {}

  private record Quoted(Passage passage, List<Excerpt> excerpts, double match) {}

  private final ExtractiveTexts texts;
  private final Optional<String> language;
  private final Question question;

  /** @param language of the question, BCP 47; empty where nothing tells */
  ExtractiveAnswer(ExtractiveTexts texts, Optional<String> language, Question question) {
    this.texts = texts;
    this.language = language;
    this.question = question;
  }

  String from(List<Passage> passages, Map<String, ExtractiveTexts> languages) {
    double best = passages.stream().mapToDouble(Passage::relevance).max().orElse(0);
    List<Quoted> quoted = best < ANSWERABLE || question.asksForWhatIsNotIn(passages) ? List.of()
        : quoted(read(passages, languages), Math.max(ANSWERABLE, best - NEAR_BEST));
    if (quoted.isEmpty()) {
      return texts.notFound() + "\n\n" + texts.closing();
    }
    return texts.found() + "\n\n" + markdown(quoted) + texts.closing();
  }

  private List<Read> read(List<Passage> passages, Map<String, ExtractiveTexts> languages) {
    List<Read> read = new ArrayList<>();
    for (Passage passage : passages) {
      Set<String> abbreviations = languages.getOrDefault(passage.language(), texts).abbreviations();
      read.add(new Read(passage, candidates(new ExcerptReader(passage, abbreviations).read())));
    }
    question.weighAmong(read.stream().flatMap(r -> r.excerpts().stream()).toList());
    return read;
  }

  /** The best quotes of relevant passages, then what answers the rest of the question; none when much remains. */
  private List<Quoted> quoted(List<Read> read, double relevant) {
    Question.Answered answered = question.new Answered();
    List<Quoted> quoted = new ArrayList<>(best(read.stream().filter(r -> r.passage().relevance() >= relevant).toList(),
        answered));
    quoted.forEach(one -> one.excerpts().forEach(answered::add));
    Optional<Quoted> more = Optional.empty();
    while (!quoted.isEmpty() && quoted.size() < MOST_PASSAGES && (more = complement(read, quoted, answered))
        .isPresent()) {
      more.get().excerpts().forEach(answered::add);
      quoted.add(more.get());
    }
    return answered.part() < ANSWERED ? List.of() : quoted;
  }

  private List<Quoted> best(List<Read> read, Question.Answered answered) {
    List<Quoted> all = read.stream().map(r -> best(r, answered)).filter(q -> q.match() > 0)
        .sorted(Comparator.comparingDouble(Quoted::match).reversed()).toList();
    return all.stream().filter(q -> q.match() >= NEARLY_AS_GOOD * all.getFirst().match()).limit(MOST_PASSAGES).toList();
  }

  private Optional<Quoted> complement(List<Read> read, List<Quoted> quoted, Question.Answered answered) {
    List<Passage> before = quoted.stream().map(Quoted::passage).toList();
    return read.stream().filter(r -> !before.contains(r.passage())).map(r -> best(r, answered))
        .max(Comparator.comparingDouble(Quoted::match)).filter(q -> q.match() >= COMPLEMENT * question.weight());
  }

  /** A procedure stands for its steps when it is asked how, the steps for themselves when not. */
  private List<Excerpt> candidates(List<Excerpt> all) {
    List<Excerpt> candidates = new ArrayList<>();
    for (Excerpt excerpt : all) {
      if (excerpt.kind() != Excerpt.Kind.PROCEDURE) {
        candidates.add(excerpt);
      } else if (question.asksHow()) {
        candidates.removeIf(e -> e.start() >= excerpt.start() && excerpt.literal().contains(e.literal()));
        candidates.add(excerpt);
      }
    }
    return candidates;
  }

  private Quoted best(Read read, Question.Answered answered) {
    List<Scored> scored = read.excerpts().stream().map(e -> new Scored(e, question.match(e, answered)))
        .sorted(Comparator.comparingDouble(Scored::match).reversed()).toList();
    double best = scored.isEmpty() ? 0 : scored.getFirst().match();
    // Rows that match by their table's head alone do so all alike: the table is the answer.
    boolean wholeTable = best > 0 && scored.getFirst().excerpt().kind() == Excerpt.Kind.ROW && !question.isTouchedBy(
        scored.getFirst().excerpt().literal());
    List<Excerpt> chosen = scored.stream().filter(s -> s.match() >= NEARLY_AS_GOOD * best).limit(wholeTable
        ? MOST_ROWS_OF_A_TABLE
        : MOST_QUOTES_OF_A_PASSAGE).map(Scored::excerpt).sorted(Comparator.comparingInt(Excerpt::start)).toList();
    return new Quoted(read.passage(), chosen, best * prior(read.passage()));
  }

  private double prior(Passage passage) {
    boolean foreign = language.filter(asked -> !asked.equals(passage.language())).isPresent();
    return (foreign ? FOREIGN : 1) * (1 + FIRST_FOUND / passage.mark());
  }

  private String markdown(List<Quoted> quoted) {
    StringBuilder markdown = new StringBuilder();
    Set<String> said = new HashSet<>();
    for (Quoted one : quoted) {
      List<Excerpt> fresh = one.excerpts().stream().filter(e -> said.add(e.literal())).toList();
      markdown.append(new QuoteMarkdown(one.passage().mark()).of(fresh));
    }
    return markdown.toString();
  }
}
