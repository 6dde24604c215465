package io.lotse.chat;

import java.util.Collections;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.chat.photo.Photos;

/**
 * A question without a conversation.
 *
 * @param imageKeys own photos, of whichever conversation
 */
public record OneShotRequest(@NotBlank @Size(max = ChatRequest.LONGEST_QUESTION) String question,
    @Size(max = Photos.MOST, message = "must be at most " + Photos.MOST + " photos") List<String> imageKeys) {
  public OneShotRequest { imageKeys = imageKeys == null ? List.of() : Collections.unmodifiableList(imageKeys); }
}
