package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamReader;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Gathers the cells of a Word table row by row. */
final class DocxTable {
  private static final int LONGEST_HEAD = 40;

  private final List<String> cells = new ArrayList<>();
  private List<String> above = List.of();
  private boolean first = true;
  private boolean firstIsHead;
  private boolean merged;
  private final StringBuilder cell = new StringBuilder();
  private boolean header;
  private Kind kind = Kind.ROW;
  boolean breaks;

  void headerRow() {
    header = true;
  }

  /** Takes from the table's look whether its first row is set as a header. */
  void look(XMLStreamReader xml) {
    String bits = DocxStyles.attribute(xml, "val");
    firstIsHead = DocxStyles.attribute(xml, "firstRow").equals("1")
        || bits.matches("[0-9A-Fa-f]{1,4}") && (Integer.parseInt(bits, 16) & 0x20) != 0;
  }

  /** Whether the cell only continues the one above. */
  void merged(boolean continues) {
    merged = continues;
  }

  void append(String paragraph) {
    if (!cell.isEmpty() && !paragraph.isEmpty()) {
      cell.append(' ');
    }
    cell.append(paragraph);
  }

  void endCell() {
    boolean fromAbove = merged && cell.isEmpty() && cells.size() < above.size();
    cells.add(fromAbove ? above.get(cells.size()) : cell.toString());
    cell.setLength(0);
    merged = false;
  }

  String endRow() {
    String row = RowText.text(cells);
    boolean head = first && firstIsHead && cells.size() > 1 && cells.stream().allMatch(
        text -> !text.isEmpty() && text.length() <= LONGEST_HEAD);
    above = List.copyOf(cells);
    cells.clear();
    first = false;
    kind = header || head ? Kind.HEADER_ROW : Kind.ROW;
    header = false;
    return row;
  }

  Kind kindOfLastRow() {
    return kind;
  }
}
