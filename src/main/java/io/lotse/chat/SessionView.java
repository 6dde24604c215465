package io.lotse.chat;

import java.time.Instant;
import java.util.UUID;

/** A conversation as its person sees it. */
public record SessionView(UUID id, String title, boolean pinned, Instant createdAt, Instant updatedAt,
    Instant lastMessageAt, int messageCount, UUID openInterruptId) {}
