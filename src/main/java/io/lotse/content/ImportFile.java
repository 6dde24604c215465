package io.lotse.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.content.exchange.Csv;
import io.lotse.platform.Json;
import io.lotse.platform.JsonInput;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** A file of entries, as CSV or as JSON, read into rows. */
final class ImportFile {
  static final MediaType CSV = new MediaType("text", "csv");
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final int MOST_ROWS = 10_000;

  private ImportFile() {}

  /** 400 for what is no JSON, 413 for more than 10 MB or 10,000 rows, 422 for what is no table. */
  static List<ImportRow> read(InputStream body, MediaType type, Columns columns) throws IOException {
    byte[] content = body.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new Problem(413, "too_large", "A file of entries may have up to 10 MB.");
    }
    List<ImportRow> rows = CSV.isCompatible(type) ? csv(decoded(content, type), columns) : json(content);
    if (rows.size() > MOST_ROWS) {
      throw new Problem(413, "too_large", "A file of entries may have up to 10,000 rows.");
    }
    return rows;
  }

  private static List<ImportRow> json(byte[] content) throws IOException {
    JsonNode tree = JsonInput.tree(new java.io.ByteArrayInputStream(content));
    if (!tree.isArray()) {
      throw Problem.invalid("body", "wrong_type", "must be a list");
    }
    List<ImportRow> rows = new ArrayList<>();
    tree.forEach(each -> rows.add(ImportRow.of(rows.size() + 1, each)));
    return rows;
  }

  private static List<ImportRow> csv(String text, Columns columns) {
    try {
      List<List<String>> table = Csv.read(text);
      List<String> header = table.isEmpty() ? List.of() : table.getFirst().stream().map(String::strip).toList();
      if (header.stream().noneMatch(columns::has)) {
        throw Problem.invalid("body", "no_columns",
            "must begin with a row of column names, such as " + String.join(", ", columns.names()));
      }
      List<ImportRow> rows = new ArrayList<>();
      for (int i = 1; i < table.size(); i++) {
        if (table.get(i).stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(row(i + 1, header, table.get(i), columns));
        }
      }
      return rows;
    } catch (Csv.Broken broken) {
      throw Problem.invalid("body", "broken_csv", "breaks in row " + broken.row() + ": " + broken.getMessage());
    }
  }

  private static ImportRow row(int number, List<String> header, List<String> cells, Columns columns) {
    if (cells.size() > header.size()) {
      return ImportRow.broken(number, new FieldError("", "too_many_cells",
          "has " + cells.size() + " cells, but there are " + header.size() + " columns"));
    }
    ObjectNode row = Json.MAPPER.createObjectNode();
    for (int i = 0; i < cells.size(); i++) {
      columns.put(row, header.get(i), cells.get(i));
    }
    return ImportRow.of(number, row);
  }

  /** In the charset that the type names, UTF-8 where it names none. */
  private static String decoded(byte[] content, MediaType type) {
    String named = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, StandardCharsets.UTF_8.name());
    try {
      return Charset.forName(named).newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notThatCharset) {
      throw Problem.invalid("body", "wrong_charset", "is not " + named
          + "; name another charset in the content type, e.g. text/csv;charset=windows-1252");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw Problem.invalid("Content-Type", "unknown_charset", "names a charset that is not known here");
    }
  }
}
