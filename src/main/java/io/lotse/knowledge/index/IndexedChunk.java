package io.lotse.knowledge.index;

import java.util.Set;
import java.util.UUID;

/**
 * A chunk as it goes into the index.
 *
 * @param ordinal its place in the document, from 0
 * @param title of the document
 * @param section path of headings, may be empty
 * @param text the passage itself
 * @param context what surrounds the passage and helps to find it, may be empty
 * @param language BCP 47 primary subtag, {@code und} where unknown
 * @param product may be null
 * @param vector of unit length, or null where no embedding model is live
 */
public record IndexedChunk(UUID id, UUID documentId, int ordinal, String title, String section, String text,
    String context, String language, String product, Set<String> tags, float[] vector) {
  public IndexedChunk {
    tags = Set.copyOf(tags);
    language = language == null ? "und" : language;
  }
}
