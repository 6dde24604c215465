package io.lotse.model;

import java.util.HashMap;
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
  /** A term of the question that only the title or the section of an excerpt holds. */
  private static final double BY_PLACE = 0.4;
  /** What title and section hold tells what an excerpt is about, also where it says the same itself. */
  private static final double ABOUT = 0.4;
  /** Asked how much, an excerpt with a quantity is the likelier answer. */
  private static final double QUANTITY = 1.3;
  private static final int FEW_TERMS = 2;
  /** As in F-117: one of many that stand in lists together. */
  private static final Pattern CODE = Pattern.compile("[a-z]{1,3}\\d{2,5}");

  private final List<Term> terms;
  private final boolean asksHow;
  private final boolean asksHowMuch;
  private final Map<Term, Double> weights = new LinkedHashMap<>();

  Question(String text, boolean asksHow, boolean asksHowMuch, Set<String> functionWords) {
    this.asksHow = asksHow;
    this.asksHowMuch = asksHowMuch;
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

  /**
   * Weighs its terms: the fewer of the excerpts hold one, the more it tells. Whether an identifier that none holds is what
   * is asked for, {@link #asksForWhatIsNotIn} has decided.
   */
  void weighAmong(List<Excerpt> excerpts) {
    List<List<Term>> read = excerpts.stream().map(Excerpt::terms).toList();
    for (Term term : terms) {
      long holders = read.stream().filter(held -> likeness(term, held) > 0).count();
      double rarity = Math.log(1 + (1.0 + read.size()) / (1.0 + holders));
      weights.put(term, !term.identifier() ? rarity : holders > 0 ? IDENTIFIER_WEIGHT * rarity : 0);
    }
  }

  /** How much of the question an excerpt answers to beside what is answered already; within one question only. */
  double match(Excerpt excerpt, Answered before) {
    double sum = 0;
    for (Map.Entry<Term, Double> each : weights.entrySet()) {
      Term wanted = each.getKey();
      double gain = Math.max(0, share(wanted, excerpt) - before.share(wanted));
      double about = ABOUT * likeness(wanted, excerpt.place()) * (1 - before.share(wanted));
      sum += each.getValue() * (gain + about);
    }
    double length = excerpt.kind() == Excerpt.Kind.PROCEDURE ? 0 : excerpt.terms().size() / TERMS_THAT_HALVE;
    return sum / (1 + length) * (asksHowMuch && excerpt.isQuantified() ? QUANTITY : 1);
  }

  /** What all of its terms weigh: the scale of {@link #match}. */
  double weight() {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether one of its terms stands there. */
  boolean isTouchedBy(String text) {
    List<Term> held = Term.in(text);
    return weights.keySet().stream().anyMatch(wanted -> likeness(wanted, held) > 0);
  }

  /** How far what is quoted answers to each of its terms. */
  final class Answered {
    private final Map<Term, Double> shares = new HashMap<>();

    void add(Excerpt excerpt) {
      weights.keySet().forEach(wanted -> shares.merge(wanted, Question.share(wanted, excerpt), Math::max));
    }

    /** The answered part of the question, 0–1. */
    double part() {
      double answered = 0;
      for (Map.Entry<Term, Double> each : weights.entrySet()) {
        answered += each.getValue() * share(each.getKey());
      }
      return weight() == 0 ? 0 : answered / weight();
    }

    private double share(Term wanted) {
      return shares.getOrDefault(wanted, 0.0);
    }
  }

  private static double share(Term wanted, Excerpt excerpt) {
    return Math.max(likeness(wanted, excerpt.terms()), BY_PLACE * likeness(wanted, excerpt.place()));
  }

  private static String shape(Term term) {
    return term.text().replaceAll("\\d", "0");
  }

  private static double likeness(Term wanted, List<Term> terms) {
    return terms.stream().mapToDouble(wanted::likeness).max().orElse(0);
  }
}
