package io.lotse.agent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

import io.lotse.model.ModelTurn;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** What one run may take, and what it has taken. */
class Budget {
  private static final double MILLION = 1_000_000;
  private final int maxSteps;
  private final long maxTokens;
  private final Duration maxDuration;
  private final long started = System.nanoTime();
  private int calls;
  private int promptTokens;
  private int completionTokens;

  Budget(Settings settings) {
    this.maxSteps = settings.number(Setting.AGENT_MAX_STEPS);
    this.maxTokens = settings.number(Setting.AGENT_MAX_TOKENS);
    this.maxDuration = settings.duration(Setting.AGENT_MAX_DURATION);
  }

  void spend(ModelTurn.Usage usage) {
    calls++;
    promptTokens += usage.promptTokens();
    completionTokens += usage.completionTokens();
  }

  /** Whether the next model turn must be the last: it then gets no tools. */
  boolean nearlySpent() {
    return calls >= maxSteps - 1 || promptTokens + completionTokens >= maxTokens
        || isOverdue();
  }

  /** Whether so much time is over that even an answer under way must end. */
  boolean isOverdue() {
    return System.nanoTime() - started >= maxDuration.toNanos();
  }

  Usage usage(Settings settings) {
    BigDecimal cost = null;
    if (settings.has(Setting.MODEL_PRICE_INPUT) || settings.has(Setting.MODEL_PRICE_OUTPUT)) {
      cost = BigDecimal.valueOf((promptTokens * settings.optionalDecimal(Setting.MODEL_PRICE_INPUT).orElse(0.0)
          + completionTokens * settings.optionalDecimal(Setting.MODEL_PRICE_OUTPUT).orElse(0.0)) / MILLION)
          .round(new MathContext(6));
    }
    return new Usage(promptTokens, completionTokens, promptTokens + completionTokens, calls, cost,
        settings.text(Setting.MODEL_PRICE_CURRENCY));
  }
}
