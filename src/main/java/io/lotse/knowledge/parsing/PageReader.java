package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.TextPosition;

import io.lotse.platform.Problem;

/**
 * Reads words with their places, page by page, in the order of the content stream: that is the order in which the text
 * was set, while sorting by place would mix columns.
 */
final class PageReader extends SeenText {
  /** Takes a page when it has been read. */
  @FunctionalInterface
  interface Sink {
    void page(int number, PageContent content);

    /** Told of a page that cannot be read. */
    default void damaged(int number) {}
  }

  private static final Logger LOG = System.getLogger(PageReader.class.getName());
  /** A wider gap, in font sizes, may be one between columns. */
  private static final float COLUMN_GAP = 0.9f;
  private static final float NARROWEST_SPACE = 0.14f;
  /** Pictures over so much of a page, or so many drawings, should say something. */
  private static final float PICTURED = 0.25f;
  private static final int MANY_MARKS = 40;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Sink sink;
  private final FontTraits fonts = new FontTraits();
  private List<Run> runs = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private final StringBuilder hidden = new StringBuilder();
  private final StringBuilder peculiar = new StringBuilder();
  private final long started = System.nanoTime();
  private int unreadable;

  PageReader(Sink sink) {
    this.sink = sink;
    setSortByPosition(false);
    setShouldSeparateByBeads(false);
  }

  /** Reads the pages from {@code first} to {@code last}, 1-based; pages without content are not reported. */
  void read(PDDocument document, int first, int last) throws IOException {
    setStartPage(first);
    setEndPage(last);
    writeText(document, Writer.nullWriter());
    if (unreadable > 0 && unreadable > last - first) {
      throw new IOException("No page can be read.");
    }
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    if (System.nanoTime() - started > LONGEST.toNanos()) {
      throw new Problem(422, "document_too_large", "The PDF takes longer than ten minutes to read.");
    }
    try {
      super.processPage(page);
    } catch (Problem refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      unreadable++;
      sink.damaged(getCurrentPageNo());
      LOG.log(Level.WARNING, "A damaged page is left out: " + damaged);
    }
  }

  @Override
  protected void startPage(PDPage page) {
    runs = new ArrayList<>();
    words = new ArrayList<>();
    hidden.setLength(0);
    peculiar.setLength(0);
  }

  @Override
  void hidden(String text) {
    hidden.append(text);
  }

  @Override
  protected void endPage(PDPage page) {
    endRun();
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    float width = turned ? box.getHeight() : box.getWidth();
    float height = turned ? box.getWidth() : box.getHeight();
    sink.page(getCurrentPageNo(), new PageContent(runs, drawings().rulings(), drawings().spots(), width, height,
        hidden.toString(), peculiar.toString(), isInked()));
  }

  private boolean isInked() {
    return unreadableGlyphs() > MANY_MARKS || painting().picturedShare() > PICTURED || painting().marks() > MANY_MARKS;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (isRightToLeft(text)) {
      add(text, positions);
      return;
    }
    float wordGap = wordGap(positions);
    int start = 0;
    for (int i = 0; i <= positions.size(); i++) {
      boolean blank = i == positions.size() || positions.get(i).getUnicode().isBlank();
      if (blank || i > start && gap(positions.get(i - 1), positions.get(i)) > wordGap) {
        if (i > start) {
          add(unicode(positions.subList(start, i)), positions.subList(start, i));
        }
        start = blank ? i + 1 : i;
      }
    }
  }

  /** Justified lines have narrow spaces, and spaced-out words wide gaps between their letters. */
  private static float wordGap(List<TextPosition> positions) {
    float[] gaps = new float[Math.max(1, positions.size() - 1)];
    for (int i = 1; i < positions.size(); i++) {
      gaps[i - 1] = gap(positions.get(i - 1), positions.get(i));
    }
    Arrays.sort(gaps);
    return NARROWEST_SPACE * positions.getFirst().getFontSizeInPt() + Math.max(0, gaps[gaps.length / 2]);
  }

  private static float gap(TextPosition before, TextPosition next) {
    return next.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
  }

  @Override
  protected void writeLineSeparator() {
    endRun();
  }

  @Override
  protected void writeWordSeparator() {}

  @Override
  protected void endArticle() {
    endRun();
  }

  private void add(String raw, List<TextPosition> positions) {
    String text = CleanText.line(raw);
    peculiar.append(InvisibleCharacters.excerpt(raw));
    if (text.isEmpty()) {
      return;
    }
    TextPosition first = positions.getFirst();
    TextPosition last = positions.getLast();
    FontTraits.Traits traits = fonts.of(first.getFont());
    float size = first.getFontSizeInPt() > 0 ? first.getFontSizeInPt() : Math.max(1, first.getHeightDir());
    Word word = new Word(text, first.getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj(), first.getYDirAdj(), size,
        traits.bold(), traits.mono());
    if (!words.isEmpty() && isApart(words.getLast(), word)) {
      endRun();
    }
    words.add(word);
  }

  private static boolean isApart(Word before, Word word) {
    float gap = word.left() - before.right();
    float size = Math.max(before.size(), word.size());
    float limit = before.mono() && word.mono() ? 4 * COLUMN_GAP * size : COLUMN_GAP * size;
    return gap > limit || gap < -size;
  }

  private void endRun() {
    if (!words.isEmpty()) {
      runs.add(new Run(List.copyOf(words)));
      words.clear();
    }
  }

  /** Ligatures and the like become letters; other compatibility characters (², ½, ™) mean something and stay. */
  private static String unicode(List<TextPosition> positions) {
    StringBuilder text = new StringBuilder(positions.size());
    boolean presentationForms = false;
    for (TextPosition position : positions) {
      String glyph = position.getUnicode();
      presentationForms |= !glyph.isEmpty() && glyph.charAt(0) >= '\uFB00' && glyph.charAt(0) <= '\uFDFF';
      text.append(glyph);
    }
    return presentationForms ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text.toString();
  }

  private static boolean isRightToLeft(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x0590 && c <= 0x08FF || c >= 0xFB1D && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFC) {
        return true;
      }
    }
    return false;
  }
}
