package io.lotse.chat;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/** A conversation as its person sees it. */
@Offered("admin: to show a conversation")
public record SessionView(UUID id, String title, boolean pinned, Instant createdAt, Instant updatedAt,
    Instant lastMessageAt, int messageCount, UUID openInterruptId) {}
