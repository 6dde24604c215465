package io.lotse.knowledge.parsing;

import static io.lotse.knowledge.parsing.ParsedDocument.PAGE_BREAK;

import java.util.ArrayList;
import java.util.List;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;
import io.lotse.platform.Problem;

/** Takes blocks in reading order, page by page, and keeps their offsets: every format's parser writes one. */
final class Manuscript {
  /** A heading where it was met. */
  record Mark(int level, String title, int start) {}

  private static final int MAX_CHARACTERS = 30_000_000;
  private static final int MAX_BLOCKS = 1_000_000;
  private static final int MAX_PAGES = 20_000;
  private static final int MAX_SECTIONS = 100_000;
  private static final int PROSE_BLOCKS = 300;
  private static final int PROSE_LENGTH = 1000;

  private final StringBuilder text = new StringBuilder();
  private final List<ParsedPage> pages = new ArrayList<>();
  private final List<ParsedBlock> blocks = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Mark> pending = new ArrayList<>();
  private final Findings findings = new Findings();
  private String label;
  private int pageStart;

  /** Begins the next page; without it there is one page, labelled 1. */
  Manuscript page(String printedLabel) {
    endPage();
    if (pages.size() == MAX_PAGES) {
      throw tooLarge("The document has more than 20,000 pages.");
    }
    if (!pages.isEmpty()) {
      text.append(PAGE_BREAK);
    }
    pageStart = text.length();
    label = printedLabel;
    return this;
  }

  /** Begins a section with the next block. */
  Manuscript section(int level, String title) {
    if (marks.size() > MAX_SECTIONS) {
      throw tooLarge("The document has more than 100,000 headings.");
    }
    if (!title.isBlank()) {
      pending.add(new Mark(level, DocumentTitle.bounded(title), -1));
    }
    return this;
  }

  /** Begins a section with its heading as the first block. */
  Manuscript heading(int level, String title) {
    return section(level, title).add(Kind.HEADING, title);
  }

  /** Adds a block of clean text; an empty one is left out. */
  Manuscript add(Kind kind, String blockText) {
    if (blockText.isBlank()) {
      return this;
    }
    if (text.length() + blockText.length() > MAX_CHARACTERS) {
      throw tooLarge("The document has more than 30 million characters of text.");
    }
    if (blocks.size() == MAX_BLOCKS) {
      throw tooLarge("The document has more than a million paragraphs.");
    }
    if (text.length() > pageStart) {
      text.append(blocks.getLast().kind().runsOnInto(kind) ? "\n" : "\n\n");
    }
    int start = text.length();
    pending.forEach(mark -> marks.add(new Mark(mark.level(), mark.title(), start)));
    pending.clear();
    text.append(blockText);
    blocks.add(new ParsedBlock(kind, start, text.length()));
    return this;
  }

  /** What a person should be told of the document. */
  Findings findings() {
    return findings;
  }

  private static Problem tooLarge(String message) {
    return new Problem(422, "document_too_large", message);
  }

  boolean isEmpty() { return blocks.isEmpty(); }

  /**
   * The finished document.
   *
   * @param givenTitle the title the file claims, or null
   */
  ParsedDocument finish(DocumentFormat format, String givenTitle, String filename) {
    if (blocks.isEmpty()) {
      throw new Problem(422, "document_without_text", withoutText());
    }
    endPage();
    String title = new DocumentTitle(filename).choose(givenTitle, marks);
    String whole = text.toString();
    List<ParsedSection> sections = new SectionTree(pages, blocks).build(marks, title);
    return new ParsedDocument(format, title, LanguageDetector.detect(prose(whole)), whole, pages, sections, blocks,
        findings.warnings());
  }

  private String withoutText() {
    if (findings.has(ParsedWarning.Kind.PAGES_WITHOUT_TEXT)) {
      return "The document has no text: its pages are pictures. A scan needs text recognition first.";
    }
    return findings.has(ParsedWarning.Kind.HIDDEN_TEXT) ? "The document has no text but what nobody can see."
        : "The document has no text.";
  }

  /** Commands, tables and headings are often in English whatever the language. */
  private String prose(String whole) {
    StringBuilder prose = new StringBuilder();
    int step = Math.max(1, blocks.size() / PROSE_BLOCKS);
    for (int i = 0; i < blocks.size(); i += step) {
      ParsedBlock block = blocks.get(i);
      if (block.kind() == Kind.PARAGRAPH || block.kind() == Kind.ITEM) {
        prose.append(whole, block.start(), Math.min(block.end(), block.start() + PROSE_LENGTH)).append('\n');
      }
    }
    return prose.isEmpty() ? whole : prose.toString();
  }

  private void endPage() {
    if (label == null && text.isEmpty()) {
      return;
    }
    String printed = label == null ? "1" : label;
    pages.add(new ParsedPage(pages.size() + 1, printed, pageStart, text.substring(pageStart)));
    label = null;
  }
}
