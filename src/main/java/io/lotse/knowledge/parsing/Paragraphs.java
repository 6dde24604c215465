package io.lotse.knowledge.parsing;

import java.util.List;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Writes a page's lines as blocks: lines of a paragraph become running text, typewriter lines keep their layout. */
final class Paragraphs {
  private final PdfPage page;
  private final Typography typography;
  private final Headings headings;
  private final Manuscript manuscript;
  private final float rightEdge;
  private final StringBuilder block = new StringBuilder();
  private Kind kind;
  private PageLine before;
  private float left;

  Paragraphs(PdfPage page, Typography typography, Headings headings, Manuscript manuscript) {
    this.page = page;
    this.typography = typography;
    this.headings = headings;
    this.manuscript = manuscript;
    this.rightEdge = (float) page.lines().stream().mapToDouble(PageLine::right).max().orElse(0);
  }

  void write() {
    List<PageLine> lines = page.lines();
    int at = 0;
    while (at < lines.size()) {
      int headingLines = heading(lines, at);
      if (headingLines == 0) {
        line(lines.get(at));
      }
      at += Math.max(1, headingLines);
    }
    end();
  }

  private int heading(List<PageLine> lines, int at) {
    int count = 0;
    for (Headings.Heading heading : headings.at(lines.get(at))) {
      end();
      manuscript.section(heading.level(), heading.title());
      if (heading.lines() > count) {
        count = heading.lines();
        manuscript.add(Kind.HEADING, joined(lines.subList(at, at + count)));
      }
    }
    return count;
  }

  private static String joined(List<PageLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> LineEnd.join(text, line.text()));
    return text.toString();
  }

  private void line(PageLine line) {
    if (kind == null || begins(line)) {
      end();
      kind = line.kind();
      left = line.left();
      append(line);
    } else {
      append(line);
    }
    before = line;
  }

  private void append(PageLine line) {
    if (kind == Kind.CODE) {
      block.append(block.isEmpty() ? "" : "\n").repeat(' ', indent(line)).append(line.text());
    } else {
      LineEnd.join(block, line.text());
    }
  }

  private int indent(PageLine line) {
    float width = 0.6f * line.size();
    return Math.clamp(Math.round((line.left() - left) / width), 0, 40);
  }

  private boolean begins(PageLine line) {
    return switch (line.kind()) {
      case PARAGRAPH -> kind == Kind.PARAGRAPH ? beginsParagraph(line) : kind != Kind.ITEM || leavesItem(line);
      case CODE -> kind != Kind.CODE || isFarBelow(line, 2.5f);
      default -> true;
    };
  }

  private boolean beginsParagraph(PageLine line) {
    boolean sentenceEnded = endsSentence() && !line.text().startsWith("//");
    if (Math.abs(line.size() - before.size()) > 0.1f * before.size()) {
      return true;
    }
    if (line.base() < before.base()) {
      return sentenceEnded || line.size() == 0;
    }
    if (isFarBelow(line, typography.widestStep(1)) || line.bold() != before.bold() && line.bold()) {
      return true;
    }
    boolean indented = line.left() > before.left() + 0.8f * line.size();
    boolean endedShort = before.right() < rightEdge - 0.15f * (rightEdge - left);
    return sentenceEnded && (indented || endedShort);
  }

  private boolean leavesItem(PageLine line) {
    if (line.base() < before.base()) {
      return endsSentence();
    }
    return isFarBelow(line, typography.widestStep(1)) || line.left() < left - 1
        || line.left() <= left + 0.3f * line.size() && endsSentence();
  }

  private boolean isFarBelow(PageLine line, float sizes) {
    return line.base() - before.last() > sizes * Math.max(line.size(), before.size());
  }

  private boolean endsSentence() {
    int last = block.length() - 1;
    return last >= 0 && ".!?:;".indexOf(block.charAt(last)) >= 0;
  }

  private void end() {
    if (kind != null) {
      manuscript.add(kind, block.toString());
    }
    block.setLength(0);
    kind = null;
    before = null;
  }
}
