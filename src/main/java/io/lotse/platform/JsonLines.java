package io.lotse.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Log lines as JSON objects, with the field names of the server's own JSON format, so that what it wrote before the
 * application began reads alike. Beside them stand what the line belongs to: {@code RequestId}, {@code IncidentId}, and
 * {@code TraceId} and {@code SpanId} where there is a trace.
 */
final class JsonLines extends Formatter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(
      ZoneOffset.UTC);
  private final Function<LogRecord, LogOrigin> origins;

  /** @param origins where records come from */
  JsonLines(Function<LogRecord, LogOrigin> origins) {
    this.origins = origins;
  }

  @Override
  public String format(LogRecord record) {
    LogOrigin origin = origins.apply(record);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("Timestamp", TIME.format(record.getInstant()));
    line.put("Level", record.getLevel().getName());
    line.put("LoggerName", record.getLoggerName());
    line.put("ThreadID", String.valueOf(record.getLongThreadID()));
    line.put("ThreadName", origin.thread());
    line.put("TimeMillis", String.valueOf(record.getMillis()));
    line.put("LevelValue", String.valueOf(record.getLevel().intValue()));
    putGiven(line, "RequestId", origin.requestId());
    putGiven(line, "IncidentId", origin.incidentId());
    if (origin.span().isValid()) {
      line.put("TraceId", origin.span().getTraceId());
      line.put("SpanId", origin.span().getSpanId());
    }
    line.put("LogMessage", formatMessage(record));
    if (record.getThrown() != null) {
      line.put("Throwable", Map.of("Exception", String.valueOf(record.getThrown()), "StackTrace", trace(record
          .getThrown())));
    }
    return Json.text(line) + "\n";
  }

  private static void putGiven(Map<String, Object> line, String field, String value) {
    if (value != null) {
      line.put(field, value);
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
