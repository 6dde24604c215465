package io.lotse.chat.live;

/**
 * An event as it was told.
 *
 * @param id increases; null for news beside an answer
 * @param json its data
 */
public record LoggedEvent(Long id, String name, String json) {}
