package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts list items, so that the steps of a procedure keep the numbers their readers see. */
final class DocxLists {
  private final Map<String, String> definitionOfList = new HashMap<>();
  private final Map<String, String> formatOfLevel = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  private DocxLists() {}

  static DocxLists read(DocxPart parts) throws IOException, XMLStreamException {
    DocxLists lists = new DocxLists();
    parts.read("word/numbering.xml", lists::read);
    return lists;
  }

  /** The marker of the next item, with a space after it. */
  String next(String list, int level) {
    String format = formatOfLevel.getOrDefault(definitionOfList.get(list) + "/" + level, "bullet");
    if (format.equals("bullet") || format.equals("none")) {
      return "• ";
    }
    counters.keySet().removeIf(key -> key.startsWith(list + "/")
        && DocxStyles.number(key.substring(list.length() + 1)) > level);
    int count = counters.merge(list + "/" + level, 1, Integer::sum);
    return switch (format) {
      case "lowerLetter" -> letter('a', count) + ") ";
      case "upperLetter" -> letter('A', count) + ") ";
      default -> count + ". ";
    };
  }

  private static String letter(char first, int count) {
    return count > 26 ? String.valueOf(count) : String.valueOf((char) (first + count - 1));
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    String definition = "";
    String level = "";
    String list = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "abstractNum" -> definition = DocxStyles.attribute(xml, "abstractNumId");
          case "lvl" -> level = DocxStyles.attribute(xml, "ilvl");
          case "numFmt" -> formatOfLevel.putIfAbsent(definition + "/" + level, DocxStyles.attribute(xml, "val"));
          case "num" -> list = DocxStyles.attribute(xml, "numId");
          case "abstractNumId" -> definitionOfList.put(list, DocxStyles.attribute(xml, "val"));
          default -> {
          }
        }
      }
    }
  }
}
