package io.lotse.knowledge.library;

import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * A chunk as somebody sees it who looks into a document.
 *
 * @param section path of its section; empty where it is in none
 * @param text as it is searched, cited and shown to the model
 * @param originalText as it was read, where somebody has corrected it; else null
 * @param context what belongs to it but stands elsewhere, such as the head of a table
 * @param excluded whether searches leave it out
 * @param changes how often it was corrected; who corrects it says which they have seen
 * @param embedded whether it has a vector of the model that answers
 */
@Offered("admin: to look into documents")
public record InspectedChunk(UUID id, Integer ordinal, UUID sectionId, String section, Integer pageFrom, Integer pageTo,
    String pageLabel, String text, String originalText, String context, Boolean excluded, Integer changes,
    Boolean embedded) {
  public boolean isEdited() { return originalText != null; }
}
