package io.lotse.knowledge.parsing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Divides a block that is longer than a chunk at the ends of lines, sentences and, at last, words. */
final class Sentences {
  private final String text;

  Sentences(String text) {
    this.text = text;
  }

  List<Passage> split(ParsedBlock block) {
    List<Passage> parts = new ArrayList<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    String content = text.substring(block.start(), block.end());
    sentences.setText(content);
    int from = 0;
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      if (content.charAt(to - 1) == '\n' || Words.count(content.subSequence(from, to)) >= 5) {
        addBounded(block.start() + from, block.start() + to, parts);
        from = to;
      }
    }
    addBounded(block.start() + from, block.end(), parts);
    return parts;
  }

  private void addBounded(int start, int end, List<Passage> parts) {
    int from = start;
    while (Words.count(text.subSequence(from, end)) > Chunker.MAX_WORDS) {
      int to = wordsFrom(from, end);
      add(from, to, parts);
      from = to;
    }
    add(from, end, parts);
  }

  /** Offset after as many words as a chunk should have. */
  private int wordsFrom(int from, int end) {
    int low = from + 1;
    int high = end;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Words.count(text.subSequence(from, middle)) <= Chunker.TARGET_WORDS) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int space = text.lastIndexOf(' ', low);
    int cut = space > from ? space : low;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }

  private void add(int start, int end, List<Passage> parts) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      parts.add(new Passage(from, to, Words.count(text.subSequence(from, to)), ""));
    }
  }
}
