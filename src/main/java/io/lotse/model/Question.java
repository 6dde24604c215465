package io.lotse.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.lotse.model.ModelMessage.Passage;

/** What a question asks for: its telling terms, and what each weighs among the excerpts at hand. */
final class Question {
  /** An error code or part number tells more than the words around it, were they as rare. */
  private static final double IDENTIFIER_WEIGHT = 4;
  /** Longer excerpts match more by chance: with so many terms a match counts half. */
  private static final double TERMS_THAT_HALVE = 150;
  private static final int FEW_TERMS = 2;
  /** As in F-117: one of many that stand in lists together. */
  private static final Pattern CODE = Pattern.compile("[a-z]{1,3}\\d{2,5}");

  private final List<Term> terms;
  private final boolean asksHow;
  private final Map<Term, Double> weights = new LinkedHashMap<>();

  Question(String text, boolean asksHow, Set<String> functionWords) {
    this.asksHow = asksHow;
    List<Term> all = Term.in(text);
    Set<Term> ignored = Set.copyOf(Term.in(String.join(" ", functionWords)));
    List<Term> telling = all.stream().filter(t -> !ignored.contains(t) && t.tells()).distinct().toList();
    this.terms = telling.isEmpty() ? all.stream().distinct().toList() : telling;
  }

  boolean asksHow() {
    return asksHow;
  }

  /**
   * Whether it asks for a code of which none of the passages speaks: one whose neighbours they list, or that is nearly
   * all there is to the question.
   */
  boolean asksForWhatIsNotIn(List<Passage> passages) {
    Set<Term> there = new HashSet<>();
    passages.forEach(p -> there.addAll(Term.in(p.heading() + "\n" + p.text())));
    List<Term> codes = terms.stream().filter(term -> CODE.matcher(term.text()).matches()).toList();
    if (codes.isEmpty() || codes.stream().anyMatch(there::contains)) {
      return false;
    }
    Set<String> listed = there.stream().filter(Term::identifier).map(Question::shape).collect(Collectors.toSet());
    return terms.size() <= FEW_TERMS || codes.stream().anyMatch(code -> listed.contains(shape(code)));
  }

  /** Weighs its terms: the fewer of the excerpts hold one, the more it tells. */
  void weighAmong(List<Excerpt> excerpts) {
    List<List<Term>> read = excerpts.stream().map(Excerpt::terms).toList();
    for (Term term : terms) {
      long holders = read.stream().filter(held -> likeness(term, held) > 0).count();
      double rarity = Math.log(1 + (1.0 + read.size()) / (1.0 + holders));
      weights.put(term, term.identifier() ? IDENTIFIER_WEIGHT * rarity : rarity);
    }
  }

  /** How much of the question an excerpt answers to; comparable within one question only. */
  double match(Excerpt excerpt) {
    List<Term> held = excerpt.terms();
    return match(held) / (1 + (excerpt.kind() == Excerpt.Kind.PROCEDURE ? 0 : held.size() / TERMS_THAT_HALVE));
  }

  /** How much of the question the terms answer to. */
  double match(List<Term> held) {
    double sum = 0;
    for (Map.Entry<Term, Double> wanted : weights.entrySet()) {
      sum += wanted.getValue() * likeness(wanted.getKey(), held);
    }
    return sum;
  }

  private static String shape(Term term) {
    return term.text().replaceAll("\\d", "0");
  }

  private static double likeness(Term wanted, List<Term> terms) {
    return terms.stream().mapToDouble(wanted::likeness).max().orElse(0);
  }
}
