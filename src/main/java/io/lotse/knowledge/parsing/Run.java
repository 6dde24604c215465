package io.lotse.knowledge.parsing;

import java.util.List;

/** Words next to each other on one baseline, with no gap between them that could be a column's. */
record Run(List<Word> words) {
  float left() {
    return words.getFirst().left();
  }

  float right() {
    return words.getLast().right();
  }

  float base() {
    return words.getFirst().base();
  }

  float size() {
    return words.getFirst().size();
  }

  float top() {
    return base() - size();
  }

  boolean isBold() { return words.stream().allMatch(Word::bold); }

  boolean isMono() { return words.stream().allMatch(Word::mono); }

  boolean sharesBaseline(Run other) {
    return Math.abs(base() - other.base()) < 0.4f * Math.max(size(), other.size());
  }

  /** The words with single spaces, or, where the font is a typewriter's, with as many as there is room for. */
  String text() {
    StringBuilder text = new StringBuilder();
    Word before = null;
    for (Word word : words) {
      if (before != null) {
        text.repeat(' ', before.mono() && word.mono() ? spaces(before, word) : 1);
      }
      text.append(word.text());
      before = word;
    }
    return text.toString();
  }

  private static int spaces(Word before, Word word) {
    float width = (before.right() - before.left()) / before.text().length();
    return Math.clamp(Math.round((word.left() - before.right()) / width), 1, 20);
  }
}
