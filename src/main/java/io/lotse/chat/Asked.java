package io.lotse.chat;

import java.util.UUID;

import io.lotse.agent.Start;

/**
 * A question that waits to be answered.
 *
 * @param sessionId the conversation in which it is stored; null where there is none
 * @param answerId of the answer, and of its run
 * @param start how it stands in the conversation
 */
record Asked(UUID sessionId, UUID answerId, String question, Start start) {}
