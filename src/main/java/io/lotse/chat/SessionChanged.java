package io.lotse.chat;

import java.util.UUID;

/** A conversation, or a message of it, has been stored or changed. */
record SessionChanged(UUID session) {}
