package io.lotse.agent;

import io.lotse.platform.Offered;

/**
 * Where the time of an answer went, in milliseconds.
 *
 * @param ownMs total minus waiting for models and tools
 * @param firstTokenMs until the first word; null when nothing was said
 */
@Offered("chat and bot: to show where the time went")
public record Timings(long totalMs, long modelMs, long toolMs, long ownMs, Long firstTokenMs) {}
