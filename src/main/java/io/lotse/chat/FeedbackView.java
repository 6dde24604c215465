package io.lotse.chat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.lotse.platform.Offered;

/** What a person says of an answer. */
@Offered("admin: to show a conversation")
public record FeedbackView(@NotNull Rating rating, @Size(max = 100) String reason, @Size(max = 4_000) String comment) {}
