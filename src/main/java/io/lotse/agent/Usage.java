package io.lotse.agent;

import java.math.BigDecimal;

import io.lotse.platform.Offered;

/**
 * What an answer took.
 *
 * @param cost by the configured prices, in {@code currency}; null without prices
 */
@Offered("chat and bot: to show what an answer took")
public record Usage(int promptTokens, int completionTokens, int totalTokens, int modelCalls, BigDecimal cost,
    String currency) {}
