package io.lotse.bot;

import java.util.List;

/**
 * An answer in one piece.
 *
 * @param answer text with the HTML tags that Telegram shows
 * @param processingTime seconds
 */
public record BotAnswer(String answer, double processingTime, List<BotSource> sources) {}
