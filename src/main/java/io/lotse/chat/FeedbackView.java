package io.lotse.chat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a person says of an answer. */
public record FeedbackView(@NotNull Rating rating, @Size(max = 100) String reason, @Size(max = 4_000) String comment) {}
