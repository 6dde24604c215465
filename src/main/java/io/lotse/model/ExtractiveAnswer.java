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
  private static final int MOST_PASSAGES = 3;
  private static final int MOST_QUOTES_OF_A_PASSAGE = 3;
  /** Further quotes must match nearly as well as the best one. */
  private static final double NEARLY_AS_GOOD = 0.75;

  private record Quoted(Passage passage, List<Excerpt> excerpts, double match) {}

  private final ExtractiveTexts texts;
  private final Question question;

  ExtractiveAnswer(ExtractiveTexts texts, Question question) {
    this.texts = texts;
    this.question = question;
  }

  String from(List<Passage> passages, Map<String, ExtractiveTexts> languages) {
    double best = passages.stream().mapToDouble(Passage::relevance).max().orElse(0);
    if (best < ANSWERABLE || question.asksForWhatIsNotIn(passages)) {
      return texts.notFound() + "\n\n" + texts.closing();
    }
    List<Quoted> quoted = passages.stream().filter(p -> p.relevance() >= Math.max(ANSWERABLE, best - NEAR_BEST))
        .map(p -> quote(p, languages)).filter(q -> q.match() > 0)
        .sorted(Comparator.comparingDouble(Quoted::match).reversed()).toList();
    if (quoted.isEmpty()) {
      return texts.notFound() + "\n\n" + texts.closing();
    }
    return texts.found() + "\n\n" + quotes(quoted) + texts.closing();
  }

  private String quotes(List<Quoted> quoted) {
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

  private Quoted quote(Passage passage, Map<String, ExtractiveTexts> languages) {
    Set<String> abbreviations = languages.getOrDefault(passage.language(), texts).abbreviations();
    List<Excerpt> all = new ExcerptReader(passage.text(), passage.language(), abbreviations).read();
    List<Excerpt> candidates = new ArrayList<>();
    for (Excerpt excerpt : all) {
      if (excerpt.kind() != Excerpt.Kind.PROCEDURE) {
        candidates.add(excerpt);
      } else if (question.asksHow()) {
        candidates.removeIf(e -> excerpt.literal().contains(e.literal()) && e.start() >= excerpt.start());
        candidates.add(excerpt);
      }
    }
    double best = candidates.stream().mapToDouble(question::match).max().orElse(0);
    List<Excerpt> chosen = candidates.stream().filter(e -> question.match(e) >= Math.max(NEARLY_AS_GOOD * best,
        Double.MIN_VALUE)).sorted(Comparator.comparingDouble(question::match).reversed()).limit(
            MOST_QUOTES_OF_A_PASSAGE).sorted(Comparator.comparingInt(Excerpt::start)).toList();
    return new Quoted(passage, chosen, best);
  }
}
