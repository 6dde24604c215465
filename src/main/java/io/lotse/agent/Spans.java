package io.lotse.agent;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.LanguageModel;
import io.lotse.model.ModelTurn;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/**
 * An answer and its model calls as spans, by OpenTelemetry's semantic conventions for generative AI. What people and
 * documents say never stands in them. Where nothing is traced, the server's tracer makes none.
 */
@ApplicationScoped
class Spans {
  private static final String OPERATION = "gen_ai.operation.name";
  private final Tracer tracer;

  Spans() {
    this(null);
  }

  @Inject
  Spans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The work on a question, with what ends it. */
  AgentEvent answer(Question question, Supplier<AgentEvent> work) {
    String agent = Settings.current().text(Setting.ASSISTANT_NAME);
    Span span = tracer.spanBuilder("invoke_agent " + agent).startSpan();
    span.setAttribute(OPERATION, "invoke_agent").setAttribute("gen_ai.agent.name", agent)
        .setAttribute("lotse.run.id", question.run().toString());
    UUID thread = question.thread();
    if (thread != null) {
      span.setAttribute("gen_ai.conversation.id", thread.toString());
    }
    try (Scope current = span.makeCurrent()) {
      AgentEvent end = work.get();
      switch (end) {
        case AgentEvent.Answered answered -> ended(span, answered.answer());
        case AgentEvent.Failed failed -> failed(span, failed.problem().code());
        default -> {
        }
      }
      return end;
    } finally {
      span.end();
    }
  }

  private static void ended(Span span, Answer answer) {
    span.setAttribute("lotse.answer.finish_reason", answer.finishReason().id());
    span.setAttribute("lotse.answer.grounded", answer.grounded());
    used(span, answer.usage().promptTokens(), answer.usage().completionTokens());
  }

  /** One model call. */
  ModelTurn model(LanguageModel model, Supplier<ModelTurn> call) {
    Span span = tracer.spanBuilder("chat " + model.name()).startSpan();
    span.setAttribute(OPERATION, "chat").setAttribute("gen_ai.request.model", model.name())
        .setAttribute("gen_ai.provider.name", model.composes() ? "openai" : "lotse");
    try (Scope current = span.makeCurrent()) {
      ModelTurn turn = call.get();
      span.setAttribute("gen_ai.response.model", turn.model());
      used(span, turn.usage().promptTokens(), turn.usage().completionTokens());
      return turn;
    } catch (Problem failed) {
      failed(span, failed.code());
      throw failed;
    } catch (RuntimeException failed) {
      failed(span, failed.getClass().getName());
      throw failed;
    } finally {
      span.end();
    }
  }

  private static void used(Span span, int prompt, int completion) {
    span.setAttribute("gen_ai.usage.input_tokens", prompt).setAttribute("gen_ai.usage.output_tokens", completion);
  }

  private static void failed(Span span, String type) {
    span.setAttribute("error.type", type).setStatus(StatusCode.ERROR);
  }
}
