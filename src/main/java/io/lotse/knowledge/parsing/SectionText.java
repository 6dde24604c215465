package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** The blocks that a section says itself, those of its subsections left aside. */
record SectionText(ParsedSection section, List<ParsedBlock> blocks, int words) {
  /** All sections with a text of their own; the stubs among them read with the next one of the same parent. */
  static List<SectionText> of(ParsedDocument document) {
    List<SectionText> texts = new ArrayList<>();
    List<ParsedSection> sections = document.sections();
    for (int i = 0; i < sections.size(); i++) {
      int end = i + 1 < sections.size() ? sections.get(i + 1).start() : document.text().length();
      SectionText text = own(document, sections.get(i), end);
      if (!text.blocks().isEmpty()) {
        join(texts, text);
      }
    }
    return texts;
  }

  private static SectionText own(ParsedDocument document, ParsedSection section, int end) {
    List<ParsedBlock> all = document.blocks().subList(document.firstBlockFrom(section.start()),
        document.firstBlockFrom(end));
    List<ParsedBlock> body = all.stream().filter(block -> block.kind() != Kind.CONTENTS).toList();
    boolean hasContent = body.stream().anyMatch(block -> block.kind() != Kind.HEADING);
    boolean isLeaf = section.end() <= end && body.size() == all.size();
    if (!hasContent && !isLeaf) {
      body = List.of();
    }
    int words = body.stream().filter(block -> block.kind() != Kind.HEADING)
        .mapToInt(block -> Words.count(document.text(block))).sum();
    return new SectionText(section, body, words);
  }

  private static void join(List<SectionText> texts, SectionText next) {
    SectionText before = texts.isEmpty() ? null : texts.getLast();
    if (before == null || !before.isStub() || !next.isStub() || !before.isSiblingOf(next)
        || before.words() + next.words() > Chunker.TINY_WORDS * 2) {
      texts.add(next);
      return;
    }
    List<ParsedBlock> blocks = new ArrayList<>(before.blocks());
    blocks.addAll(next.blocks());
    texts.set(texts.size() - 1, new SectionText(before.section(), blocks, before.words() + next.words()));
  }

  private boolean isStub() { return words < Chunker.STUB_WORDS * Math.max(1, headings()); }

  private long headings() {
    return blocks.stream().filter(block -> block.kind() == Kind.HEADING).count();
  }

  private boolean isSiblingOf(SectionText next) {
    return section.parent() == next.section.parent() && section.level() == next.section.level();
  }
}
