package io.lotse.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.lotse.model.ModelMessage.Passage;

/** What a question asks for: its terms with what each weighs among the passages at hand. */
final class Question {
  /** An error code or part number tells more than all words around it. */
  private static final double IDENTIFIER_WEIGHT = 8;
  /** Longer excerpts match more by chance: one of so many terms counts half. */
  private static final double TERMS_THAT_HALVE = 150;

  private final Map<Term, Double> weights = new LinkedHashMap<>();
  private final boolean asksHow;

  Question(String text, boolean asksHow, Set<String> functionWords, List<Passage> passages) {
    this.asksHow = asksHow;
    List<Term> all = Term.in(text);
    Set<Term> ignored = Set.copyOf(Term.in(String.join(" ", functionWords)));
    List<Term> telling = all.stream().filter(t -> !ignored.contains(t) && t.text().length() > 1).toList();
    List<List<Term>> read = new ArrayList<>();
    passages.forEach(p -> read.add(Term.in(p.heading() + " " + p.text())));
    for (Term term : telling.isEmpty() ? all : telling) {
      long holders = read.stream().filter(terms -> likeness(term, terms) > 0).count();
      double rarity = Math.log(1 + (1.0 + passages.size()) / (1.0 + holders));
      weights.put(term, term.identifier() ? IDENTIFIER_WEIGHT : rarity);
    }
  }

  boolean asksHow() {
    return asksHow;
  }

  /** Whether it names a code or part of which none of the passages speaks. */
  boolean asksForWhatIsNotIn(List<Passage> passages) {
    List<Term> identifiers = weights.keySet().stream().filter(Term::identifier).toList();
    return !identifiers.isEmpty() && passages.stream().noneMatch(
        p -> identifiers.stream().anyMatch(i -> likeness(i, Term.in(p.heading() + " " + p.text())) > 0));
  }

  /** How much of the question an excerpt answers to; comparable within one question only. */
  double match(Excerpt excerpt) {
    List<Term> terms = excerpt.terms();
    double sum = 0;
    for (Map.Entry<Term, Double> wanted : weights.entrySet()) {
      sum += wanted.getValue() * likeness(wanted.getKey(), terms);
    }
    return sum / (1 + (excerpt.kind() == Excerpt.Kind.PROCEDURE ? 0 : terms.size() / TERMS_THAT_HALVE));
  }

  private static double likeness(Term wanted, List<Term> terms) {
    return terms.stream().mapToDouble(wanted::likeness).max().orElse(0);
  }
}
