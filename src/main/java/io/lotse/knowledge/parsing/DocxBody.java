package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Writes the body of a Word document: paragraphs, headings, lists, tables, page breaks. */
final class DocxBody {
  private static final String RENDERED_BREAK = "lastRenderedPageBreak";

  private final DocxStyles styles;
  private final DocxLists lists;
  private final boolean laidOut;
  private final Manuscript manuscript;
  private final Deque<DocxTable> tables = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private DocxParagraph paragraph = new DocxParagraph();
  private final StringBuilder hidden = new StringBuilder();
  private DocxRun run;
  private int shapes;
  private boolean coloured;
  private int page = 1;

  DocxBody(DocxStyles styles, DocxLists lists, boolean laidOut, Manuscript manuscript) {
    this.styles = styles;
    this.lists = lists;
    this.laidOut = laidOut;
    this.manuscript = manuscript;
  }

  /** Whether the word processor noted where it broke the pages; then its notes count, else the author's breaks. */
  static boolean isLaidOut(DocxPart parts) throws IOException, XMLStreamException {
    AtomicBoolean found = new AtomicBoolean();
    parts.read(DocxParser.DOCUMENT, xml -> {
      while (!found.get() && xml.hasNext()) {
        found.set(xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(RENDERED_BREAK));
      }
    });
    return found.get();
  }

  void write(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        default -> {
        }
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    String value = DocxStyles.attribute(xml, "val");
    switch (xml.getLocalName()) {
      case "Fallback", "del", "moveFrom" -> skip(xml);
      case "background" -> coloured = true;
      case "txbxContent" -> shapes++;
      case "p" -> paragraph = new DocxParagraph();
      case "pStyle" -> paragraph.style = value;
      case "rStyle" -> style(value);
      case "outlineLvl" -> paragraph.outlineLevel = DocxStyles.number(value) + 1;
      case "ilvl" -> paragraph.listLevel = DocxStyles.number(value);
      case "numId" -> paragraph.list = value;
      case "r" -> beginRun();
      case "vanish", "sz", "color", "highlight" -> property(xml);
      case "shd" -> shade(xml);
      case "t" -> append(xml.getElementText());
      case "tab", "cr" -> append(" ");
      case "noBreakHyphen" -> append("-");
      case "br" -> lineBreak(DocxStyles.attribute(xml, "type"));
      case RENDERED_BREAK -> pageBreak();
      case "tbl" -> tables.push(new DocxTable());
      case "tblLook" -> tables.stream().limit(1).forEach(table -> table.look(xml));
      case "vMerge" -> tables.stream().limit(1).forEach(table -> table.merged(!value.equals("restart")));
      case "tblHeader" -> tables.stream().limit(1).forEach(DocxTable::headerRow);
      default -> {
      }
    }
  }

  private void beginRun() {
    run = new DocxRun();
    run.style(styles.look(paragraph.style));
  }

  private void style(String id) {
    if (run != null) {
      run.style(styles.look(id));
    }
  }

  private void property(XMLStreamReader xml) {
    if (run != null) {
      run.property(xml);
    }
  }

  private void shade(XMLStreamReader xml) {
    if (run != null) {
      run.property(xml);
    } else {
      paragraph.grounded |= DocxRun.isGround(xml);
    }
  }

  private void end(String name) {
    if (name.equals("r")) {
      run = null;
    } else if (name.equals("txbxContent")) {
      shapes--;
    }
    if (tables.isEmpty() && !name.equals("p")) {
      return;
    }
    switch (name) {
      case "p" -> endParagraph();
      case "tc" -> tables.peek().endCell();
      case "tr" -> endRow();
      case "tbl" -> tables.pop();
      default -> {
      }
    }
  }

  private void append(String more) {
    boolean onWhite = tables.isEmpty() && shapes == 0 && !coloured && !paragraph.grounded;
    if (run != null && run.isHidden(onWhite)) {
      hidden.append(more);
    } else {
      text.append(more);
    }
  }

  private void lineBreak(String type) {
    if (!type.equals("page")) {
      append(" ");
    } else if (!laidOut) {
      pageBreak();
    }
  }

  /** A break within a row waits for the row's end: a row is never split. */
  private void pageBreak() {
    if (!tables.isEmpty()) {
      tables.peekLast().breaks = true;
      return;
    }
    if (!manuscript.isEmpty() || !text.toString().isBlank()) {
      endParagraph();
      page++;
      manuscript.page(String.valueOf(page));
    }
  }

  private void endParagraph() {
    if (!hidden.isEmpty()) {
      manuscript.findings().hidden(page, hidden.append(' ').toString());
      hidden.setLength(0);
    }
    manuscript.findings().lookForInvisible(page, text.toString());
    String clean = CleanText.line(text.toString());
    text.setLength(0);
    if (!tables.isEmpty()) {
      tables.peek().append(clean);
      return;
    }
    if (clean.isEmpty()) {
      return;
    }
    int level = paragraph.outlineLevel > 0 && paragraph.outlineLevel <= 9 ? paragraph.outlineLevel
        : styles.level(paragraph.style);
    String list = paragraph.list != null ? paragraph.list : styles.list(paragraph.style);
    if (styles.isContents(paragraph.style)) {
      manuscript.add(Kind.CONTENTS, clean);
    } else if (level > 0) {
      manuscript.heading(level, clean);
    } else if (list != null && !list.equals("0")) {
      manuscript.add(Kind.ITEM, lists.next(list, paragraph.listLevel) + clean);
    } else {
      manuscript.add(Kind.PARAGRAPH, clean);
    }
    paragraph = new DocxParagraph();
  }

  private void endRow() {
    DocxTable table = tables.peek();
    String row = table.endRow();
    if (tables.size() > 1) {
      tables.stream().skip(1).findFirst().orElseThrow().append(row);
      return;
    }
    manuscript.add(table.kindOfLastRow(), row);
    if (table.breaks) {
      table.breaks = false;
      page++;
      manuscript.page(String.valueOf(page));
    }
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }

  /** What is known of a paragraph before its text. */
  private static final class DocxParagraph {
    private String style;
    private String list;
    private int listLevel;
    private int outlineLevel;
    private boolean grounded;
  }
}
