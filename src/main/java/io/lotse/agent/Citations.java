package io.lotse.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.lotse.knowledge.search.Passage;

/**
 * Checks citation marks in the stream. A {@code [} is held back until it is a mark or ordinary text; a known mark leaves
 * with its number in order of first citation, an unknown one, or one whose passage does not bear out what it stands at,
 * never leaves.
 */
class Citations {
  private static final Pattern COULD_BECOME_MARK = Pattern.compile("\\s*\\[[\\d,; ]{0,30}");
  private static final int LONGEST_CLAIM = 700;

  /** A cited passage and what was said before its first mark. */
  record Cited(Passage passage, String claim) {}

  private final Evidence evidence;
  private final Support support;
  private final Consumer<String> out;
  private final StringBuilder held = new StringBuilder();
  private final StringBuilder said = new StringBuilder();
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final List<Cited> cited = new ArrayList<>();
  private int claimStart;
  private boolean inMarks;

  /**
   * @param evidence the passages that may be cited
   * @param support whether they may be cited there
   * @param out takes the checked text
   */
  Citations(Evidence evidence, Support support, Consumer<String> out) {
    this.evidence = evidence;
    this.support = support;
    this.out = out;
  }

  /** Takes the next piece of what the model says. */
  void accept(String piece) {
    StringBuilder checked = new StringBuilder();
    for (int i = 0; i < piece.length(); i++) {
      take(piece.charAt(i), checked);
    }
    release(checked);
  }

  /** The model has ended: what is held is ordinary text. */
  void flush() {
    StringBuilder checked = new StringBuilder(held);
    held.setLength(0);
    release(checked);
  }

  /** The cited passages, in the order of their numbers. */
  List<Cited> cited() {
    return List.copyOf(cited);
  }

  /** Everything that left, concatenated. */
  String said() {
    return said.toString();
  }

  private void take(char next, StringBuilder checked) {
    if (next == ']' && held.indexOf("[") >= 0) {
      mark(checked);
      return;
    }
    held.append(next);
    if (isBlank(held) || COULD_BECOME_MARK.matcher(held).matches()) {
      return;
    }
    // What breaks the held text may itself begin a mark.
    held.setLength(held.length() - 1);
    boolean begins = next == '[' || Character.isWhitespace(next);
    pass(held, checked);
    held.setLength(0);
    if (begins) {
      held.append(next);
    } else {
      pass(String.valueOf(next), checked);
    }
  }

  private void mark(StringBuilder checked) {
    int open = held.indexOf("[");
    String before = held.substring(0, open);
    String within = held.substring(open + 1);
    held.setLength(0);
    if (within.chars().noneMatch(Character::isDigit)) {
      pass(before + "[" + within + "]", checked);
      return;
    }
    String[] marks = within.strip().split("[,; ]+");
    String claim = claim(checked);
    List<Integer> known = new ArrayList<>();
    for (String mark : marks) {
      if (!mark.isEmpty() && mark.length() < 6 && evidence.passage(Integer.parseInt(mark)) != null) {
        support.mark(Integer.parseInt(mark), claim).ifPresent(known::add);
      }
    }
    if (known.isEmpty()) {
      return;
    }
    checked.append(before);
    known.stream().distinct().forEach(mark -> checked.append('[').append(number(mark, claim)).append(']'));
    inMarks = true;
  }

  private int number(int mark, String claim) {
    return numbers.computeIfAbsent(mark, fresh -> {
      cited.add(new Cited(evidence.passage(fresh), claim));
      return cited.size();
    });
  }

  /** What was said since the mark before, or since the paragraph began. */
  private String claim(StringBuilder checked) {
    String text = new StringBuilder(said).append(checked).substring(claimStart);
    return text.substring(Math.max(0, text.length() - LONGEST_CLAIM)).strip();
  }

  private void pass(CharSequence text, StringBuilder checked) {
    checked.append(text);
    if (inMarks && !isBlank(text)) {
      inMarks = false;
      claimStart = said.length() + checked.length() - text.length();
    }
  }

  private void release(StringBuilder checked) {
    if (!checked.isEmpty()) {
      said.append(checked);
      out.accept(checked.toString());
    }
  }

  private static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(Character::isWhitespace);
  }
}
