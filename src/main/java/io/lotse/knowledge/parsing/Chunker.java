package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into the portions that are searched. A chunk lies within one section, ends where a paragraph, an item
 * or a row ends (in a long paragraph, where a sentence ends), and is long enough to be understood and short enough to be
 * one thought: 180 words, 250 where that keeps a list or a table together. Holds no state: one instance serves all
 * threads.
 */
public final class Chunker {
  static final int TARGET_WORDS = 180;
  static final int MAX_WORDS = 250;
  /** A portion shorter than this is joined to its neighbour in the section. */
  static final int TINY_WORDS = 25;
  /** Sections shorter than this, heading left aside, are read with the next one below the same heading. */
  static final int STUB_WORDS = 12;

  /** The chunks in reading order; entries of tables of contents and indexes are in none. */
  public List<ParsedChunk> chunk(ParsedDocument document) {
    List<ParsedChunk> chunks = new ArrayList<>();
    Passages passages = new Passages(document);
    for (SectionText section : SectionText.of(document)) {
      for (Passage passage : passages.of(section)) {
        chunks.add(chunk(document, section, passage, chunks.size()));
      }
    }
    return chunks;
  }

  private static ParsedChunk chunk(ParsedDocument document, SectionText section, Passage passage, int ordinal) {
    ParsedPage from = document.pageAt(passage.start());
    ParsedPage to = document.pageAt(passage.end() - 1);
    String path = section.section().path();
    String context = passage.tableHeader().isEmpty() ? path : path + "\n" + passage.tableHeader();
    return new ParsedChunk(ordinal, section.section().ordinal(),
        document.text().substring(passage.start(), passage.end()), context, from.number(), to.number(), from.label(),
        passage.start(), passage.end());
  }
}
