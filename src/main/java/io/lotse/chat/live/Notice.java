package io.lotse.chat.live;

/**
 * What an answer has to do without.
 *
 * @param code stable and machine-readable
 * @param message one readable sentence
 */
public record Notice(String code, String message) {}
