package io.lotse.agent;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import io.lotse.platform.Distribution;
import io.lotse.platform.Distributions;

/** Model calls and tool calls of this node as metrics. */
@ApplicationScoped
class StepMeter {
  private final Distribution model = Distribution.ofSeconds();
  private Distributions tools;
  private MetricRegistry metrics;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry registry) {
    metrics = registry;
    model.shownAs("lotse_model_seconds", metrics);
    tools = new Distributions("lotse_tool_seconds", "tool", metrics);
  }

  void modelCalled(long nanos) {
    model.addNanos(nanos);
  }

  /** @param code of the problem */
  void modelFailed(String code) {
    metrics.counter("lotse_model_failures", new Tag("code", code)).inc();
  }

  void toolCalled(AgentEvent.ToolFinished tool) {
    tools.addNanos(tool.tool(), TimeUnit.MILLISECONDS.toNanos(tool.durationMs()));
    if (!tool.ok()) {
      metrics.counter("lotse_tool_failures").inc();
    }
  }
}
