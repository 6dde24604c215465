package io.lotse.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/**
 * Log lines as JSON objects, with the field names of the server's own JSON format, so that what it wrote before the
 * application began reads alike. Beside them stand what the line belongs to: {@code RequestId}, {@code IncidentId}, and
 * {@code TraceId} and {@code SpanId} where there is a trace.
 */
final class JsonLines extends Formatter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(
      ZoneOffset.UTC);

  @Override
  public String format(LogRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("Timestamp", TIME.format(record.getInstant()));
    line.put("Level", record.getLevel().getName());
    line.put("LoggerName", record.getLoggerName());
    line.put("ThreadID", String.valueOf(record.getLongThreadID()));
    line.put("ThreadName", Thread.currentThread().getName());
    line.put("TimeMillis", String.valueOf(record.getMillis()));
    line.put("LevelValue", String.valueOf(record.getLevel().intValue()));
    Correlation.requestId().ifPresent(id -> line.put("RequestId", id));
    Correlation.incidentId().ifPresent(id -> line.put("IncidentId", id));
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      line.put("TraceId", span.getTraceId());
      line.put("SpanId", span.getSpanId());
    }
    line.put("LogMessage", formatMessage(record));
    if (record.getThrown() != null) {
      line.put("Throwable", Map.of("Exception", String.valueOf(record.getThrown()), "StackTrace", trace(record
          .getThrown())));
    }
    return Json.text(line) + "\n";
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
