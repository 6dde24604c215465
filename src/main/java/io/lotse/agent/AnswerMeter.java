package io.lotse.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import io.lotse.platform.Distribution;

/** What the answers of this node took since it started, as metrics: how they ended, time, tokens and money. */
@ApplicationScoped
class AnswerMeter {
  private final DoubleAdder cost = new DoubleAdder();
  private final Distribution seconds = Distribution.ofSeconds();
  private final Distribution firstToken = Distribution.ofSeconds();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private MetricRegistry metrics;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry registry) {
    metrics = registry;
    metrics.gauge("lotse_answers_cost", cost, DoubleAdder::sum);
    seconds.shownAs("lotse_answer_seconds", metrics);
    firstToken.shownAs("lotse_answer_first_token_seconds", metrics);
    metrics.counter("lotse_answers_ungrounded");
  }

  void count(AgentEvent end) {
    switch (end) {
      case AgentEvent.Answered answered -> count(answered.answer());
      case AgentEvent.Failed failed -> add("lotse_answers", "finish", "failed", 1);
      default -> {
      }
    }
  }

  /** Citation marks as the model set them, and what the check of their passages made of them. */
  void count(Support.Marks marks) {
    add("lotse_answers_marks", "check", "kept", marks.kept());
    add("lotse_answers_marks", "check", "moved", marks.moved());
    add("lotse_answers_marks", "check", "dropped", marks.dropped());
  }

  private void count(Answer answer) {
    add("lotse_answers", "finish", answer.finishReason().id(), 1);
    add("lotse_answers_ms", "part", "model", answer.timings().modelMs());
    add("lotse_answers_ms", "part", "tool", answer.timings().toolMs());
    add("lotse_answers_ms", "part", "own", answer.timings().ownMs());
    add("lotse_answers_tokens", "kind", "prompt", answer.usage().promptTokens());
    add("lotse_answers_tokens", "kind", "completion", answer.usage().completionTokens());
    seconds.add(answer.timings().totalMs() / 1e3);
    if (answer.timings().firstTokenMs() != null) {
      firstToken.add(answer.timings().firstTokenMs() / 1e3);
    }
    if (answer.usage().cost() != null) {
      cost.add(answer.usage().cost().doubleValue());
    }
    if (!answer.grounded() && answer.finishReason() == FinishReason.ANSWERED) {
      metrics.counter("lotse_answers_ungrounded").inc();
    }
  }

  private void add(String name, String tag, String value, long amount) {
    counters.computeIfAbsent(name + value, fresh -> metrics.counter(name, new Tag(tag, value))).inc(amount);
  }
}
