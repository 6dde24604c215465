package io.lotse.chat;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A question without a conversation.
 *
 * @param imageKeys photos uploaded before
 */
public record OneShotRequest(@NotBlank @Size(max = ChatRequest.LONGEST_QUESTION) String question,
    @Size(max = 0, message = "no such images were uploaded") List<String> imageKeys) {}
