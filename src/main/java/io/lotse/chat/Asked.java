package io.lotse.chat;

import java.util.UUID;

/** A question that is stored and waits to be answered; the answer's id is also its run's. */
record Asked(UUID sessionId, UUID answerId, String question) {}
