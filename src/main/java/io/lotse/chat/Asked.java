package io.lotse.chat;

import java.util.UUID;

import io.lotse.agent.Start;

/**
 * A question that waits to be answered.
 *
 * @param sessionId the conversation in which it is stored; null where there is none
 * @param questionId of the message that asks; null likewise
 * @param answerId of the answer, and of its run
 * @param start how it stands in the conversation
 * @param showsPhotos whether photos belong to the question itself
 * @param hasPhotos whether there are any in the conversation
 */
record Asked(UUID sessionId, UUID questionId, UUID answerId, String question, Start start, boolean showsPhotos,
    boolean hasPhotos) {
  /** A question without a conversation. */
  static Asked once(UUID answerId, String question, boolean showsPhotos) {
    return new Asked(null, null, answerId, question, Start.fresh(), showsPhotos, showsPhotos);
  }
}
