package io.lotse.chat;

import java.util.UUID;

/**
 * A question that is stored and waits to be answered.
 *
 * @param answerId also the id of its run
 * @param showsPhotos whether photos belong to the question itself
 * @param hasPhotos whether there are any in the conversation
 */
record Asked(UUID sessionId, UUID questionId, UUID answerId, String question, boolean showsPhotos, boolean hasPhotos) {}
