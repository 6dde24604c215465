package io.lotse.chat.live;

import io.lotse.platform.Offered;

/**
 * What an answer has to do without.
 *
 * @param code stable and machine-readable
 * @param message one readable sentence
 */
@Offered("admin: to show a conversation")
public record Notice(String code, String message) {}
