package io.lotse.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.evaluation.Figures;

/** What a run does better and worse than the one before it. */
final class Comparison {
  private static final int MOST_SHOWN = 15;
  private final QuestionSet set;
  private final Run before;
  private final Run now;

  Comparison(QuestionSet set, Run before, Run now) {
    this.set = set;
    this.before = before;
    this.now = now;
  }

  void print() {
    now.places().forEach((way, places) -> {
      if (before.places().containsKey(way))
        places(way, before.places().get(way), places);
    });
    long gained = answers(before, now);
    long lost = answers(now, before);
    if (gained + lost > 0)
      System.out.printf("quoted answers since the last run: right page gained %d, lost %d%n", gained, lost);
  }

  private void places(String way, Map<String, Integer> old, Map<String, Integer> fresh) {
    List<Question> both = set.questions().stream()
        .filter(question -> old.containsKey(question.id()) && fresh.containsKey(question.id())).toList();
    System.out.printf(Locale.ROOT, "%s since the last run: hit@1 %+.3f, hit@5 %+.3f%n", way,
        figures(both, fresh).hitAt(1) - figures(both, old).hitAt(1),
        figures(both, fresh).hitAt(5) - figures(both, old).hitAt(5));
    list("better", both, old, fresh, 1);
    list("worse", both, old, fresh, -1);
  }

  private static Figures figures(List<Question> questions, Map<String, Integer> places) {
    return new Figures(questions.stream().map(question -> places.get(question.id())).toList());
  }

  private static void list(String name, List<Question> questions, Map<String, Integer> old, Map<String, Integer> fresh,
      int sign) {
    List<Question> moved = questions.stream().filter(question -> sign * gain(question, old, fresh) > 0)
        .sorted(Comparator.comparingDouble(question -> -sign * gain(question, old, fresh))).toList();
    System.out.printf("  %s: %d%n", name, moved.size());
    moved.stream().limit(MOST_SHOWN).forEach(question -> System.out.printf("    %s %s -> %s  %s%n", question.id(),
        shown(old.get(question.id())), shown(fresh.get(question.id())), question.text()));
  }

  private static double gain(Question question, Map<String, Integer> old, Map<String, Integer> fresh) {
    return Figures.reciprocal(fresh.get(question.id())) - Figures.reciprocal(old.get(question.id()));
  }

  private static String shown(int place) {
    return place > 0 ? String.valueOf(place) : "–";
  }

  private static long answers(Run one, Run other) {
    return other.answers().entrySet().stream().filter(each -> each.getValue().cites())
        .filter(each -> one.answers().containsKey(each.getKey()) && !one.answers().get(each.getKey()).cites()).count();
  }
}
