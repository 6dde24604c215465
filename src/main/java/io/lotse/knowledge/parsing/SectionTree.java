package io.lotse.knowledge.parsing;

import static io.lotse.knowledge.parsing.ParsedDocument.PATH_BREAK;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes nested sections of a flat run of headings. */
final class SectionTree {
  private final List<ParsedPage> pages;
  private final List<ParsedBlock> blocks;

  SectionTree(List<ParsedPage> pages, List<ParsedBlock> blocks) {
    this.pages = pages;
    this.blocks = blocks;
  }

  /** What stands before the first heading becomes a section under the document's title. */
  List<ParsedSection> build(List<Manuscript.Mark> headings, String title) {
    List<Manuscript.Mark> marks = new ArrayList<>(headings);
    if (marks.isEmpty() || marks.getFirst().start() > blocks.getFirst().start()) {
      marks.addFirst(new Manuscript.Mark(1, title, blocks.getFirst().start()));
    }
    List<ParsedSection> sections = new ArrayList<>();
    Deque<ParsedSection> open = new ArrayDeque<>();
    for (int i = 0; i < marks.size(); i++) {
      Manuscript.Mark mark = marks.get(i);
      while (!open.isEmpty() && open.peek().level() >= mark.level()) {
        open.pop();
      }
      int end = lastEndBefore(endOf(marks, i), mark.start());
      String path = open.isEmpty() ? mark.title() : open.peek().path() + PATH_BREAK + mark.title();
      int parent = open.isEmpty() ? -1 : open.peek().ordinal();
      ParsedSection section = new ParsedSection(i, parent, mark.title(), mark.level(), path, pageOf(mark.start()),
          pageOf(Math.max(mark.start(), end - 1)), mark.start(), end);
      sections.add(section);
      open.push(section);
    }
    return sections;
  }

  private static int endOf(List<Manuscript.Mark> marks, int index) {
    for (int next = index + 1; next < marks.size(); next++) {
      if (marks.get(next).level() <= marks.get(index).level()) {
        return marks.get(next).start();
      }
    }
    return Integer.MAX_VALUE;
  }

  private int pageOf(int offset) {
    return ParsedDocument.pageAt(offset, pages).number();
  }

  private int lastEndBefore(int limit, int otherwise) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).start() < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? otherwise : Math.max(otherwise, blocks.get(low - 1).end());
  }
}
