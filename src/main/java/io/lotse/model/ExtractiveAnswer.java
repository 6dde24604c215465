package io.lotse.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.lotse.model.ModelMessage.Passage;

/** The answer that quotes: which spans of which passages, and how they look in Markdown. */
final class ExtractiveAnswer {
  /**
   * Below half of what the question asks for, weighed by rarity, a passage shares only common words with it: the
   * documents do not answer, and a quote would look as if they did.
   */
  static final double ANSWERABLE = 0.5;
  /** Passages this much less relevant than the best dilute the answer. */
  private static final double NEAR_BEST = 0.15;
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
  private final Question question;

  ExtractiveAnswer(ExtractiveTexts texts, Question question) {
    this.texts = texts;
    this.question = question;
  }

  String from(List<Passage> passages, Map<String, ExtractiveTexts> languages) {
    double best = passages.stream().mapToDouble(Passage::relevance).max().orElse(0);
    List<Quoted> quoted = best < ANSWERABLE || question.asksForWhatIsNotIn(passages) ? List.of()
        : quoted(passages.stream().filter(p -> p.relevance() >= Math.max(ANSWERABLE, best - NEAR_BEST)).toList(),
            languages);
    if (quoted.isEmpty()) {
      return texts.notFound() + "\n\n" + texts.closing();
    }
    return texts.found() + "\n\n" + markdown(quoted) + texts.closing();
  }

  private List<Quoted> quoted(List<Passage> passages, Map<String, ExtractiveTexts> languages) {
    List<Read> read = new ArrayList<>();
    for (Passage passage : passages) {
      Set<String> abbreviations = languages.getOrDefault(passage.language(), texts).abbreviations();
      read.add(new Read(passage, candidates(new ExcerptReader(passage, abbreviations).read())));
    }
    question.weighAmong(read.stream().flatMap(r -> r.excerpts().stream()).toList());
    return read.stream().map(this::best).filter(q -> q.match() > 0)
        .sorted(Comparator.comparingDouble(Quoted::match).reversed()).toList();
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

  private Quoted best(Read read) {
    List<Scored> scored = read.excerpts().stream().map(e -> new Scored(e, question.match(e))).sorted(Comparator
        .comparingDouble(Scored::match).reversed()).toList();
    double best = scored.isEmpty() ? 0 : scored.get(0).match();
    // Rows that match by their table's head alone do so all alike: the table is the answer.
    boolean wholeTable = best > 0 && scored.get(0).excerpt().kind() == Excerpt.Kind.ROW && question.match(Term.in(scored
        .get(0).excerpt().literal())) == 0;
    List<Excerpt> chosen = scored.stream().filter(s -> s.match() >= NEARLY_AS_GOOD * best).limit(wholeTable
        ? MOST_ROWS_OF_A_TABLE
        : MOST_QUOTES_OF_A_PASSAGE).map(Scored::excerpt).sorted(Comparator.comparingInt(Excerpt::start)).toList();
    return new Quoted(read.passage(), chosen, best * (1 + FIRST_FOUND / read.passage().mark()));
  }

  private String markdown(List<Quoted> quoted) {
    StringBuilder markdown = new StringBuilder();
    Set<String> said = new HashSet<>();
    int passages = 0;
    for (Quoted one : quoted) {
      List<Excerpt> fresh = one.excerpts().stream().filter(e -> said.add(e.literal())).toList();
      if (passages < MOST_PASSAGES && !fresh.isEmpty() && one.match() >= NEARLY_AS_GOOD * quoted.get(0).match()) {
        markdown.append(new QuoteMarkdown(one.passage().mark()).of(fresh));
        passages++;
      }
    }
    return markdown.toString();
  }
}
