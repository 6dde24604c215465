package io.lotse.knowledge.parsing;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Tells headings by size, weight and number; the level follows from the number, else from the rank of the size. */
final class HeadingLooks {
  private static final float LARGER = 1.12f;
  private static final int LONGEST = 120;
  private static final int DEEPEST = 6;

  private final Typography typography;
  private final List<PdfPage> pages;
  private final Map<Integer, Integer> levelOfLook = new HashMap<>();

  HeadingLooks(Typography typography, List<PdfPage> pages) {
    this.typography = typography;
    this.pages = pages;
  }

  Headings find() {
    learnLevels();
    Headings headings = new Headings();
    for (PdfPage page : pages) {
      List<PageLine> lines = page.lines();
      int at = 0;
      while (at < lines.size()) {
        int count = linesOfHeading(lines, at);
        if (count > 0) {
          headings.put(lines.get(at), new Headings.Heading(level(lines.get(at)), title(lines, at, count), count));
        }
        at += Math.max(1, count);
      }
    }
    return headings;
  }

  private void learnLevels() {
    TreeSet<Integer> looks = new TreeSet<>(Collections.reverseOrder());
    Map<Integer, Integer> numberedDepth = new HashMap<>();
    for (PdfPage page : pages) {
      for (int i = 0; i < page.lines().size(); i++) {
        PageLine line = page.lines().get(i);
        if (isHeading(page.lines(), i)) {
          looks.add(look(line));
          int depth = SectionNumber.depth(line.text());
          if (depth > 0) {
            numberedDepth.merge(look(line), depth, Math::min);
          }
        }
      }
    }
    int rank = 1;
    for (int look : looks) {
      levelOfLook.put(look, Math.min(DEEPEST, numberedDepth.getOrDefault(look, rank)));
      rank++;
    }
  }

  private int linesOfHeading(List<PageLine> lines, int at) {
    if (!isHeading(lines, at)) {
      return 0;
    }
    int count = 1;
    while (count < 3 && at + count < lines.size() && isHeading(lines, at + count)
        && continues(lines.get(at + count - 1), lines.get(at + count))) {
      count++;
    }
    return count;
  }

  private static boolean continues(PageLine heading, PageLine line) {
    boolean near = line.base() > heading.base() && line.base() - heading.base() < 1.7f * line.size();
    return near && look(heading) == look(line) && SectionNumber.depth(line.text()) == 0
        || SectionNumber.isChapterNumber(heading.text());
  }

  private boolean isHeading(List<PageLine> lines, int at) {
    PageLine line = lines.get(at);
    boolean numbered = SectionNumber.depth(line.text()) > 0;
    boolean isText = line.kind() == Kind.PARAGRAPH || line.kind() == Kind.ITEM && numbered;
    if (!isText || line.text().length() > LONGEST || endsLikeSentence(line.text())
        || line.text().codePoints().filter(Character::isLetter).limit(3).count() < 3) {
      return false;
    }
    boolean larger = line.size() >= LARGER * typography.bodySize();
    return larger || line.bold() && line.size() > 0.95f * typography.bodySize() && (numbered || standsAlone(lines, at));
  }

  private boolean standsAlone(List<PageLine> lines, int at) {
    PageLine line = lines.get(at);
    boolean apart = at == 0 || line.base() < lines.get(at - 1).base()
        || line.base() - lines.get(at - 1).last() > typography.widestStep(line.size());
    return apart && at + 1 < lines.size() && !lines.get(at + 1).bold() && lines.get(at + 1).kind() != Kind.ROW
        && lines.get(at + 1).left() <= line.left() + 2 * line.size();
  }

  private static boolean endsLikeSentence(String text) {
    return ".,;:".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private int level(PageLine line) {
    int depth = SectionNumber.depth(line.text());
    return depth > 0 ? Math.min(DEEPEST, depth) : levelOfLook.getOrDefault(look(line), DEEPEST);
  }

  private static String title(List<PageLine> lines, int at, int count) {
    StringBuilder title = new StringBuilder();
    lines.subList(at, at + count).forEach(line -> LineEnd.join(title, line.text()));
    return title.toString();
  }

  private static int look(PageLine line) {
    return Math.round(line.size() * 2) * 2 + (line.bold() ? 1 : 0);
  }
}
