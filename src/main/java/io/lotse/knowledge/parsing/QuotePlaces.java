package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.pdfbox.pdmodel.PDDocument;

/** Finds a quote, or single words, among a page's words, which are laid out the same way as for the page text that was quoted. */
final class QuotePlaces {
  private static final Pattern PIECES = Pattern.compile("\\s\\|\\s|\\s*[\\n\\f]\\s*");
  private static final int SHORTEST_PIECE = 3;
  private static final float ASCENT = 0.8f;
  private static final float DESCENT = 0.25f;

  private final List<Word> words = new ArrayList<>();
  private final StringBuilder letters = new StringBuilder();
  private final List<Integer> starts = new ArrayList<>();
  private float width = 1;
  private float height = 1;

  QuotePlaces(PDDocument document, int page) throws IOException {
    new PageReader((number, content) -> {
      width = content.width();
      height = content.height();
      for (PageLine line : PageLayout.lines(content)) {
        line.runs().forEach(run -> run.words().forEach(this::add));
      }
    }).read(document, page, page);
  }

  /** One box a line; where the quote as a whole is not found, the boxes of the cells and lines that are. */
  List<Box> find(String quote) {
    List<Box> whole = places(quote);
    if (!whole.isEmpty()) {
      return whole;
    }
    return PIECES.splitAsStream(quote).filter(piece -> letters(piece).length() >= SHORTEST_PIECE)
        .flatMap(piece -> places(piece).stream()).distinct().toList();
  }

  /** The words that are wanted, one box each. */
  List<Box> words(Predicate<String> wanted) {
    return words.stream().filter(word -> wanted.test(word.text())).map(word -> box(List.of(word))).toList();
  }

  private void add(Word word) {
    String found = letters(word.text());
    if (!found.isEmpty()) {
      words.add(word);
      starts.add(letters.length());
      letters.append(found);
    }
  }

  private List<Box> places(String quote) {
    String wanted = letters(quote);
    int at = wanted.isEmpty() ? -1 : letters.indexOf(wanted);
    if (at < 0) {
      return List.of();
    }
    List<Box> boxes = new ArrayList<>();
    List<Word> line = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int end = i + 1 < words.size() ? starts.get(i + 1) : letters.length();
      if (end > at && starts.get(i) < at + wanted.length()) {
        if (!line.isEmpty() && !isNext(line.getLast(), words.get(i))) {
          boxes.add(box(line));
          line.clear();
        }
        line.add(words.get(i));
      }
    }
    boxes.add(box(line));
    return boxes;
  }

  private static boolean isNext(Word before, Word word) {
    float gap = word.left() - before.right();
    return Math.abs(word.base() - before.base()) < 0.4f * word.size() && gap > -word.size() && gap < word.size();
  }

  private Box box(List<Word> line) {
    float left = line.getFirst().left();
    float right = line.getFirst().right();
    float top = Float.MAX_VALUE;
    float bottom = 0;
    for (Word word : line) {
      right = Math.max(right, word.right());
      top = Math.min(top, word.base() - ASCENT * word.size());
      bottom = Math.max(bottom, word.base() + DESCENT * word.size());
    }
    double x = within(left / width);
    double y = within(top / height);
    return new Box(x, y, within(right / width) - x, within(bottom / height) - y);
  }

  private static double within(float fraction) {
    return Math.clamp(fraction, 0.0, 1.0);
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints()
        .filter(c -> !Character.isWhitespace(c) && c != '-' && c != '\u2010' && c != '|' && c != '\u00AD')
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
