package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Gathers the blocks of a section into passages of a chunk's length. */
final class Passages {
  private static final int LONGEST_LEAD = 3;
  private static final int LONGEST_LABEL = 30;
  private static final Pattern TABLE_CAPTION = Pattern.compile(
      "(Tabelle|Tab\\.|Table|Bảng|Tableau|Tabla|Tabella)\\s\\d.{0,150}");
  private static final Pattern FIGURE_CAPTION = Pattern.compile(
      "(Abbildung|Abb\\.|Bild|Figure|Fig\\.|Hình|Figura)\\s[\\dA-Z][\\d.\\-]{0,6}\\b.{0,200}");

  private final ParsedDocument document;
  private final List<Passage> done = new ArrayList<>();
  private Passage open;

  Passages(ParsedDocument document) {
    this.document = document;
  }

  List<Passage> of(SectionText section) {
    done.clear();
    open = null;
    List<ParsedBlock> blocks = withoutOwnHeading(section.blocks());
    int from = 0;
    while (from < blocks.size()) {
      int to = groupEnd(blocks, from);
      group(blocks.subList(from, to));
      from = to;
    }
    close();
    joinTinyTail();
    return List.copyOf(done);
  }

  /** The heading is in the path already, unless it is all there is. */
  private static List<ParsedBlock> withoutOwnHeading(List<ParsedBlock> blocks) {
    int first = 0;
    while (first < blocks.size() - 1 && blocks.get(first).kind() == Kind.HEADING) {
      first++;
    }
    return blocks.subList(first, blocks.size());
  }

  /** Index after the blocks that belong together: a table, a list with the sentence that leads to it, or one block. */
  private int groupEnd(List<ParsedBlock> blocks, int from) {
    int to = from + 1;
    while (to < blocks.size() && to - from < LONGEST_LEAD && leadsOn(blocks.get(to - 1))) {
      to++;
    }
    Kind kind = blocks.get(to - 1).kind();
    while (to < blocks.size() && (kind.isRow() ? blocks.get(to).kind() == Kind.ROW
        : kind == Kind.ITEM && blocks.get(to).kind() == Kind.ITEM)) {
      to++;
    }
    boolean captioned = to < blocks.size() && (kind.isRow() && isCaption(blocks.get(to)) || isFigure(blocks.get(to)));
    return captioned ? to + 1 : to;
  }

  private boolean leadsOn(ParsedBlock block) {
    String text = document.text(block);
    boolean label = block.kind() == Kind.PARAGRAPH && text.length() <= LONGEST_LABEL
        && Character.isLetter(text.charAt(text.length() - 1));
    return block.kind() == Kind.HEADING || label || text.endsWith(":") || isCaption(block);
  }

  private boolean isFigure(ParsedBlock block) {
    return block.kind() == Kind.PARAGRAPH && FIGURE_CAPTION.matcher(document.text(block)).matches();
  }

  private boolean isCaption(ParsedBlock block) {
    return block.kind() == Kind.PARAGRAPH && TABLE_CAPTION.matcher(document.text(block)).matches();
  }

  private void group(List<ParsedBlock> blocks) {
    List<Passage> parts = parts(blocks);
    int words = parts.stream().mapToInt(Passage::words).sum();
    int before = open == null ? 0 : open.words();
    boolean startsPage = open != null && before >= Chunker.TARGET_WORDS / 2
        && document.pageAt(open.end() - 1).number() != document.pageAt(parts.getFirst().start()).number();
    boolean fitsAlone = words <= Chunker.MAX_WORDS;
    if (startsPage || fitsAlone && before + words > Chunker.TARGET_WORDS && before >= Chunker.TINY_WORDS) {
      close();
    }
    boolean together = fitsAlone && (open == null ? 0 : open.words()) + words <= Chunker.MAX_WORDS;
    for (Passage part : parts) {
      add(part, together ? Chunker.MAX_WORDS : Chunker.TARGET_WORDS);
    }
  }

  private void add(Passage part, int limit) {
    if (open != null && isInterrupted(open, part) || open != null && open.words() + part.words() > limit
        && (open.words() >= Chunker.TINY_WORDS || open.words() + part.words() > Chunker.MAX_WORDS)) {
      close();
    }
    open = open == null ? part : open.through(part);
  }

  /** Whether something that no chunk should hold, entries of a table of contents, stands between the two. */
  private boolean isInterrupted(Passage before, Passage next) {
    int following = document.firstBlockFrom(before.end());
    return following < document.blocks().size() && document.blocks().get(following).kind() == Kind.CONTENTS
        && document.blocks().get(following).start() < next.start();
  }

  private List<Passage> parts(List<ParsedBlock> blocks) {
    List<Passage> parts = new ArrayList<>();
    String header = "";
    for (ParsedBlock block : blocks) {
      int words = Words.count(document.text(block));
      if (words <= Chunker.MAX_WORDS) {
        parts.add(new Passage(block.start(), block.end(), words, block.kind() == Kind.ROW ? header : ""));
      } else {
        parts.addAll(new Sentences(document.text()).split(block));
      }
      header = block.kind() == Kind.HEADER_ROW ? document.text(block) : header;
    }
    return parts;
  }

  private void close() {
    if (open != null) {
      done.add(open);
    }
    open = null;
  }

  private void joinTinyTail() {
    if (done.size() < 2) {
      return;
    }
    Passage tail = done.getLast();
    Passage before = done.get(done.size() - 2);
    if (tail.words() < Chunker.TINY_WORDS && !isInterrupted(before, tail)
        && before.words() + tail.words() <= Chunker.MAX_WORDS) {
      done.removeLast();
      done.set(done.size() - 1, before.through(tail));
    }
  }
}
