package io.lotse.knowledge.ranking;

import java.util.UUID;

/**
 * What a chunk says, as far as choosing among chunks needs it.
 *
 * @param ordinal its place in the document, from 0
 * @param section path of its section, may be empty
 * @param text the literal span of the document
 * @param context what belongs to the text but stands elsewhere, such as the head of a table; may be empty
 */
public record ChunkText(UUID chunkId, UUID documentId, int ordinal, String section, String text, String context) {
  /** As it is shown to a reader who sees nothing else of the document. */
  String whole() {
    StringBuilder whole = new StringBuilder(section);
    for (String part : new String[]{context, text})
      if (!part.isEmpty())
        whole.append(whole.isEmpty() ? "" : "\n").append(part);
    return whole.toString();
  }

  boolean follows(ChunkText other) {
    return ordinal == other.ordinal + 1 && documentId.equals(other.documentId) && section.equals(other.section);
  }
}
