package io.lotse.knowledge.parsing;

/**
 * The portion of a document that is embedded, found and cited.
 *
 * @param ordinal   place in reading order, 0-based
 * @param section   ordinal of its section
 * @param text      the literal span {@code start..end} of the document text
 * @param context   what a reader of the span alone would miss: the section's path and, on a line of its own, the header
 *                  of a table whose beginning lies in an earlier chunk
 * @param pageFrom  first physical page
 * @param pageTo    last physical page
 * @param labelFrom printed number of the first page
 */
public record ParsedChunk(int ordinal, int section, String text, String context, int pageFrom, int pageTo,
    String labelFrom, int start, int end) {}
