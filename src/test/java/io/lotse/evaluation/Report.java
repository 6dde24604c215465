package io.lotse.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.evaluation.Figures;

/** Prints a run: all questions, each category, and the two halves, of which one alone is looked at while tuning. */
final class Report {
  private final QuestionSet set;
  private final Run run;

  Report(QuestionSet set, Run run) {
    this.set = set;
    this.run = run;
  }

  /** Constants are chosen on these questions; the others tell whether the choice holds elsewhere. */
  static boolean isForTuning(Question question) {
    return question.id().hashCode() % 2 == 0;
  }

  void print() {
    System.out.printf("%s: %d chunks, %d questions, embedding %s%n", run.set(), set.chunks().size(),
        set.questions().size(), run.model());
    run.places().forEach((way, places) -> {
      line(way, places, question -> true);
      line("  tuning half", places, Report::isForTuning);
      line("  test half", places, question -> !isForTuning(question));
    });
    List<String> categories = set.questions().stream().map(Question::category).distinct().sorted().toList();
    if (categories.size() > 1)
      run.places().forEach((way, places) -> categories
          .forEach(category -> line(way + " " + category, places, question -> question.category().equals(category))));
    if (!run.answers().isEmpty())
      answers();
  }

  private void line(String name, Map<String, Integer> places, Predicate<Question> of) {
    List<Integer> some = set.questions().stream().filter(of).filter(question -> places.containsKey(question.id()))
        .map(question -> places.get(question.id())).toList();
    if (!some.isEmpty())
      System.out.println(new Quality(new Figures(some)).line(name));
  }

  private void answers() {
    answers("all", question -> true);
    answers("tuning half", Report::isForTuning);
    answers("test half", question -> !isForTuning(question));
  }

  private void answers(String name, Predicate<Question> of) {
    List<Question> asked = set.questions().stream().filter(of).toList();
    long answerable = asked.stream().filter(Question::answerable).count();
    System.out.printf(Locale.ROOT,
        "quoted answers, %s: answered %d of %d, right page first %d, right page %d, the answer itself %d; "
            + "of those answered whose passage was found right %d of %d; unanswerable kept honest %d of %d%n",
        name, count(asked, Answers.Outcome::answered), answerable, count(asked, Answers.Outcome::citesFirst),
        count(asked, Answers.Outcome::cites), count(asked, Answers.Outcome::holdsAnswer),
        count(asked, outcome -> outcome.answered() && outcome.found() && outcome.cites()),
        count(asked, outcome -> outcome.answered() && outcome.found()),
        asked.stream().filter(question -> !question.answerable())
            .filter(question -> !run.answers().get(question.id()).answered()).count(),
        asked.size() - answerable);
  }

  private long count(List<Question> asked, Predicate<Answers.Outcome> what) {
    return asked.stream().filter(Question::answerable).map(question -> run.answers().get(question.id())).filter(what)
        .count();
  }
}
