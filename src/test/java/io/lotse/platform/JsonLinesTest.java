package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;

class JsonLinesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final JsonLines LINES = new JsonLines(new LogOrigins()::of);
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void a_line_is_one_json_object_with_the_message_filled_in() throws Exception {
    LogRecord record = record("request id={0}\n\"quoted\"");
    record.setParameters(new Object[]{"r-1"});
    String line = LINES.format(record);
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(read(line).path("LogMessage").asText()).isEqualTo("request id=r-1\n\"quoted\"");
    assertThat(read(line).path("Timestamp").asText()).isEqualTo("2026-01-02T03:04:05.006Z");
    assertThat(read(line).path("LoggerName").asText()).isEqualTo("io.lotse.requests");
    assertThat(read(line).has("RequestId")).isFalse();
  }

  @Test
  void a_line_tells_the_request_the_incident_and_the_trace_that_it_belongs_to() throws Exception {
    SpanContext span = SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());
    JsonNode line;
    try (Scope request = Correlation.request("r-2");
        Scope incident = Correlation.incident("i-3");
        Scope traced = Span.wrap(span).makeCurrent()) {
      line = read(LINES.format(record("x")));
    }
    assertThat(line.path("RequestId").asText()).isEqualTo("r-2");
    assertThat(line.path("IncidentId").asText()).isEqualTo("i-3");
    assertThat(line.path("TraceId").asText()).isEqualTo(TRACE);
    assertThat(line.path("SpanId").asText()).isEqualTo(SPAN);
    assertThat(read(LINES.format(record("after"))).has("RequestId")).isFalse();
  }

  @Test
  void a_line_that_another_thread_writes_from_a_copy_tells_where_it_was_logged() throws Exception {
    LogOrigins origins = new LogOrigins();
    LogRecord record = record("x");
    try (Scope request = Correlation.request("r-4")) {
      origins.publish(record);
    }
    LogRecord copy = record("x");
    copy.setSequenceNumber(record.getSequenceNumber());
    CompletableFuture<String> written = new CompletableFuture<>();
    Thread.ofPlatform().name("log-writer").start(() -> written.complete(new JsonLines(origins::of).format(copy)));
    JsonNode line = read(written.get());
    assertThat(line.path("RequestId").asText()).isEqualTo("r-4");
    assertThat(line.path("ThreadName").asText()).isEqualTo(Thread.currentThread().getName());
    assertThat(read(LINES.format(record("never noted"))).has("RequestId")).isFalse();
  }

  @Test
  void what_was_thrown_stands_in_the_same_line_with_its_trace() throws Exception {
    LogRecord record = record("broken");
    record.setThrown(new IllegalStateException("first\nsecond"));
    JsonNode line = read(LINES.format(record));
    assertThat(line.path("Throwable").path("Exception").asText()).contains("first\nsecond");
    assertThat(line.path("Throwable").path("StackTrace").asText()).contains("at io.lotse.platform.JsonLinesTest");
  }

  private static LogRecord record(String message) {
    LogRecord record = new LogRecord(Level.INFO, message);
    record.setLoggerName("io.lotse.requests");
    record.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
    return record;
  }

  private static JsonNode read(String line) throws Exception {
    return new ObjectMapper().readTree(line);
  }
}
