package io.lotse.agent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * One step of the agent, for people who want to know how an answer came about.
 *
 * @param run the id of the answer that it led to
 * @param kind {@code user}, {@code reply}, {@code again}, {@code summary}, {@code model}, {@code tool}, {@code final}
 * @param text what was said, or the short sentence that tells of a tool's result; null where there is none
 * @param calls the tools that the model asked for
 * @param observed what a tool gave; null on other steps
 * @param durationMs of a tool, or of the whole answer on the last step; of a model's turn, how long after the step before
 *   it was written; null where nothing was measured
 * @param promptTokens of the turn, on the last step of the whole answer; null on other steps, as are the next two
 */
@Offered("admin: to show how answers came about")
public record TimelineStep(UUID run, long sequence, Instant at, String kind, String text, List<Call> calls,
    Observed observed, Long durationMs, Integer promptTokens, Integer completionTokens, String model) {
  public TimelineStep { calls = List.copyOf(calls); }

  /** A tool that the model asked for, with its arguments as it wrote them: JSON, as a rule. */
  public record Call(String tool, String arguments) {}

  /** What a tool gave; {@code arguments} are null where the turn that called it is not known any more. */
  public record Observed(String tool, String arguments, boolean ok, String content) {}

  static TimelineStep of(UUID run, long sequence, Instant at, String kind) {
    return new TimelineStep(run, sequence, at, kind, null, List.of(), null, null, null, null, null);
  }

  TimelineStep saying(String said) {
    return new TimelineStep(run, sequence, at, kind, said, calls, observed, durationMs, promptTokens, completionTokens,
        model);
  }

  TimelineStep calling(List<Call> tools) {
    return new TimelineStep(run, sequence, at, kind, text, tools, observed, durationMs, promptTokens, completionTokens,
        model);
  }

  TimelineStep observing(Observed seen) {
    return new TimelineStep(run, sequence, at, kind, text, calls, seen, durationMs, promptTokens, completionTokens,
        model);
  }

  TimelineStep taking(Long millis) {
    return new TimelineStep(run, sequence, at, kind, text, calls, observed, millis, promptTokens, completionTokens,
        model);
  }

  TimelineStep by(String name, int prompt, int completion) {
    return new TimelineStep(run, sequence, at, kind, text, calls, observed, durationMs, prompt, completion, name);
  }
}
