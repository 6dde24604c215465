package io.lotse.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.content.exchange.Csv;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** Whole kinds out and in, as CSV or JSON. */
final class Exchange {
  private Exchange() {}

  /** @param format {@code csv} or {@code json}; null = what the client accepts, JSON where it does not say */
  static Response export(Shelf<?, ?, ?> shelf, Kind<?, ?> kind, String format, HttpHeaders headers) {
    boolean csv = format == null ? prefersCsv(headers) : isCsv(format);
    List<? extends Shown> all = shelf.all(new Selection());
    Response.ResponseBuilder answer = csv
        ? Response.ok(table(all, new Columns(kind.draft())), ImportFile.CSV.withCharset(StandardCharsets.UTF_8.name()))
        : Response.ok(all, MediaType.APPLICATION_JSON_TYPE);
    return answer.header(HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + kind.name() + (csv ? ".csv" : ".json") + "\"").build();
  }

  /** All rows are stored, or none where one is wrong; 422 then names each, unless it was only a rehearsal. */
  static ImportReport take(Shelf<?, ?, ?> shelf, Kind<?, ?> kind, String dryRun, HttpHeaders headers, InputStream body)
      throws IOException {
    boolean rehearsal = Query.truth("dry_run", dryRun);
    List<ImportRow> rows = ImportFile.read(body, headers.getMediaType(), new Columns(kind.draft()));
    ImportReport report = shelf.take(rows, rehearsal);
    if (!report.errors().isEmpty() && !rehearsal) {
      long wrong = report.errors().stream().mapToInt(ImportReport.RowError::row).distinct().count();
      throw new Problem(422, "import_refused",
          "Nothing was stored: " + wrong + " of " + report.rows() + " rows are not acceptable.")
          .with("errors", report.errors());
    }
    return report;
  }

  private static byte[] table(List<? extends Shown> records, Columns columns) {
    StringBuilder text = new StringBuilder(Csv.row(columns.names()));
    records.forEach(each -> text.append(Csv.row(columns.cells(each))));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean prefersCsv(HttpHeaders headers) {
    MediaType first = headers.getAcceptableMediaTypes().stream()
        .filter(each -> each.isCompatible(ImportFile.CSV) || each.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst().orElse(MediaType.APPLICATION_JSON_TYPE);
    return !first.isCompatible(MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean isCsv(String format) {
    return switch (format) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw Problem.invalid("format", "wrong_type", "must be one of csv, json");
    };
  }
}
