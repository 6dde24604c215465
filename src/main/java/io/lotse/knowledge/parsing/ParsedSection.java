package io.lotse.knowledge.parsing;

/**
 * A heading and all that stands below it, its subsections included.
 *
 * @param ordinal  place in reading order, 0-based
 * @param parent   ordinal of the section around it, -1 at the top
 * @param level    depth of the heading, 1-based
 * @param path     titles from the top, e.g. {@code 4 Montage › 4.2 Anzugsdrehmomente}
 * @param pageFrom first physical page
 * @param pageTo   last physical page
 * @param start    offset of the heading in the document text
 * @param end      offset after the last character, that of the last subsection where there are any
 */
public record ParsedSection(int ordinal, int parent, String title, int level, String path, int pageFrom, int pageTo,
    int start, int end) {}
