package io.lotse.chat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.chat.photo.Photos;

/**
 * A question.
 *
 * @param sessionId the conversation; null begins one
 * @param imageKeys photos uploaded before
 * @param interruptId which question of the agent this answers; null = the one that is open, if any
 */
public record ChatRequest(@NotBlank @Size(max = LONGEST_QUESTION) String question, UUID sessionId,
    @Size(max = Photos.MOST, message = "must be at most " + Photos.MOST + " photos") List<String> imageKeys,
    InterruptChoice interruptId) {

  /** Characters of a question. */
  public static final int LONGEST_QUESTION = 8_000;

  public ChatRequest { imageKeys = imageKeys == null ? List.of() : Collections.unmodifiableList(imageKeys); }
}
