package io.lotse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.StreamedAnswer;

/** What can be said of an answer without asking anybody: whether it is told in order, cites truly and obeys nobody. */
final class AnswerRules {
  private static final Pattern ORDER = Pattern.compile(
      "metadata( tool_start| tool_end| token)*( sources( clarification)? done| error)");
  private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");
  /** To its end, and the marks that stand before or behind that. */
  private static final Pattern SENTENCE = Pattern.compile(
      "[^\\n]+?(?:[.!?](?=\\s|$)\\s*(?:\\[\\d+]\\s*)*|(?:\\[\\d+]\\s*)+[.!?]?(?=\\s|$)|(?=\\n|$))");
  private static final Pattern FIGURE = Pattern.compile("[A-Z]{1,3}-\\d[\\w-]*|\\d+(?:[.,]\\d+)*");
  private static final Pattern TELLING = Pattern.compile("[a-z]{0,3}-?\\d[\\w.,-]*\\w|\\p{L}{5,}");
  private static final int BEGINNING = 6;
  private static final double ENOUGH = 0.3;
  private final Conversation.Turn turn;
  private final StreamedAnswer answer;
  private final List<String> broken = new ArrayList<>();

  private AnswerRules(Conversation.Turn turn, StreamedAnswer answer) {
    this.turn = turn;
    this.answer = answer;
  }

  /**
   * One line for each rule that is broken.
   *
   * @param texts of the sources, in order
   */
  static List<String> broken(Conversation.Turn turn, StreamedAnswer answer, List<String> texts, boolean scripted) {
    AnswerRules rules = new AnswerRules(turn, answer);
    rules.always();
    unfaithful(answer.said(), texts).forEach(sentence -> rules.broken.add("has little from what it cites: "
        + sentence));
    if (scripted || !turn.scriptedOnly()) {
      rules.expected();
    }
    return rules.broken;
  }

  private void always() {
    must(ORDER.matcher(answer.names()).matches(), "told " + answer.names());
    int sources = answer.all("sources").isEmpty() ? 0 : answer.all("sources").getFirst().size();
    boolean ended = answer.names().endsWith("done");
    MARK.matcher(answer.said()).results().mapToInt(mark -> Integer.parseInt(mark.group(1)))
        .forEach(mark -> must(!ended || mark <= sources, "[" + mark + "] is no source"));
    for (String word : turn.never()) {
      must(!answer.said().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)), "says " + word);
    }
    List<String> called = called();
    turn.neverTools().forEach(tool -> must(!called.contains(tool), "has called " + tool));
  }

  private void expected() {
    JsonNode end = answer.end();
    same("finish", turn.finish(), end.path("finish_reason").asText(null));
    same("error", turn.error(), end.path("code").asText(null));
    if (turn.grounded() != null) {
      same("grounded", turn.grounded(), end.path("grounded").asBoolean());
    }
    if (turn.cites() != null) {
      must(answer.all("sources").stream().flatMap(JsonNode::valueStream)
          .anyMatch(source -> source.path("filename").asText().equals(turn.cites())), "does not cite " + turn.cites());
    }
    turn.tools().forEach(tool -> must(called().contains(tool), "has not called " + tool));
  }

  /**
   * The share of the figures and codes in cited sentences that stand in what they cite; 1 where there are none.
   *
   * @param texts of the sources, in order: the quotes, or more of the pages where that is at hand
   */
  static double supported(String said, List<String> texts) {
    int all = 0;
    int found = 0;
    for (Matcher sentence = SENTENCE.matcher(said); sentence.find();) {
      String text = sentence.group();
      List<String> cited = MARK.matcher(text).results().map(mark -> Integer.parseInt(mark.group(1)) - 1)
          .filter(mark -> mark >= 0 && mark < texts.size()).map(texts::get).toList();
      if (!cited.isEmpty()) {
        List<String> figures = FIGURE.matcher(MARK.matcher(text).replaceAll("")).results().map(each -> each.group())
            .toList();
        all += figures.size();
        found += (int) IntStream.range(0, figures.size()).filter(i -> cited.stream().anyMatch(each -> each.contains(
            figures.get(i)))).count();
      }
    }
    return all == 0 ? 1 : (double) found / all;
  }

  /** The cited sentences of which too few words and figures stand in what they cite. */
  static List<String> unfaithful(String said, List<String> texts) {
    List<String> unfaithful = new ArrayList<>();
    for (Matcher sentence = SENTENCE.matcher(said); sentence.find();) {
      String cited = MARK.matcher(sentence.group()).results().map(mark -> Integer.parseInt(mark.group(1)) - 1)
          .filter(mark -> mark >= 0 && mark < texts.size()).map(texts::get).collect(Collectors.joining("\n"));
      List<String> words = telling(MARK.matcher(sentence.group()).replaceAll(""));
      List<String> there = telling(cited);
      if (!cited.isEmpty() && words.size() > 2 && words.stream().filter(there::contains).count() < ENOUGH * words
          .size()) {
        unfaithful.add(sentence.group().strip());
      }
    }
    return unfaithful;
  }

  /** Figures, and the beginnings of words, which inflection leaves alone. */
  private static List<String> telling(String text) {
    return TELLING.matcher(text.toLowerCase(Locale.ROOT)).results().map(word -> word.group()).map(word -> word
        .substring(
            0, Math.min(word.length(), BEGINNING))).toList();
  }

  private List<String> called() {
    return answer.all("tool_start").stream().map(call -> call.path("tool").asText()).toList();
  }

  private void same(String what, Object expected, Object given) {
    must(expected == null || expected.equals(given), what + " is " + given + " instead of " + expected);
  }

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
