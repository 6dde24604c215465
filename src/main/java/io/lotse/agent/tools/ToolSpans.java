package io.lotse.agent.tools;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.ToolCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/**
 * Tool calls as spans, by OpenTelemetry's semantic conventions for generative AI: without arguments and results, which
 * may be somebody's words.
 */
@ApplicationScoped
class ToolSpans {
  private final Tracer tracer;

  ToolSpans() {
    this(null);
  }

  @Inject
  ToolSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  Observation call(ToolCall call, Supplier<Observation> work) {
    Span span = tracer.spanBuilder("execute_tool " + call.tool()).startSpan();
    span.setAttribute("gen_ai.operation.name", "execute_tool").setAttribute("gen_ai.tool.name", call.tool())
        .setAttribute("gen_ai.tool.type", "function").setAttribute("gen_ai.tool.call.id", call.id());
    try (Scope current = span.makeCurrent()) {
      Observation seen = work.get();
      if (!seen.ok()) {
        span.setAttribute("error.type", "tool_failed").setStatus(StatusCode.ERROR);
      }
      return seen;
    } finally {
      span.end();
    }
  }
}
