package io.lotse.content.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values after RFC 4180; semicolons and tabs, which some spreadsheets write, are recognised. */
public final class Csv {
  private static final String DELIMITERS = ",;\t";

  private Csv() {}

  /** A text that is no CSV. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final int row;

    Broken(int row, String message) {
      super(message);
      this.row = row;
    }

    /** The row in which it breaks, 1 being the first. */
    public int row() {
      return row;
    }
  }

  /** The rows in order, empty ones too, so that they count as in a spreadsheet. A byte order mark is passed over. */
  public static List<List<String>> read(String text) throws Broken {
    return new Reader(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
  }

  /** One row with its line end. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> DELIMITERS.indexOf(c) >= 0 || c == '"' || c == '\n' || c == '\r')
        && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static final class Reader {
    private final String text;
    private final char delimiter;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
      this.delimiter = delimiter(text);
    }

    List<List<String>> read() throws Broken {
      while (at < text.length()) {
        row.add(text.charAt(at) == '"' ? quoted() : bare());
        if (at >= text.length() || text.charAt(at) != delimiter) {
          endRow();
        } else if (++at == text.length()) {
          row.add("");
          endRow();
        }
      }
      return rows;
    }

    private String bare() {
      int start = at;
      while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd()) {
        at++;
      }
      return text.substring(start, at);
    }

    private String quoted() throws Broken {
      StringBuilder cell = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c != '"') {
          cell.append(c);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          cell.append('"');
          at++;
        } else {
          at++;
          return closed(cell.toString());
        }
      }
      throw new Broken(rows.size() + 1, "a cell that begins with a quotation mark does not end");
    }

    private String closed(String cell) throws Broken {
      if (at < text.length() && text.charAt(at) != delimiter && !isLineEnd()) {
        throw new Broken(rows.size() + 1, "there is text behind the quotation mark that ends a cell");
      }
      return cell;
    }

    private void endRow() {
      rows.add(row);
      row = new ArrayList<>();
      if (text.startsWith("\r\n", at)) {
        at += 2;
      } else if (at < text.length()) {
        at++;
      }
    }

    private boolean isLineEnd() { return text.charAt(at) == '\n' || text.charAt(at) == '\r'; }

    /** The one that stands most often in the first line, which holds names. */
    private static char delimiter(String text) {
      String first = text.lines().findFirst().orElse("");
      char best = ',';
      for (char each : DELIMITERS.toCharArray()) {
        best = count(first, each) > count(first, best) ? each : best;
      }
      return best;
    }

    private static long count(String line, char wanted) {
      return line.chars().filter(c -> c == wanted).count();
    }
  }
}
