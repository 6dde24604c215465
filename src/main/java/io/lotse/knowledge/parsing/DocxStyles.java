package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the paragraph styles mean. Ids are localised ({@code berschrift1}); names of built-in styles are not, and outline
 * levels tell the author's own.
 */
final class DocxStyles {
  private static final Pattern HEADING = Pattern.compile("heading (\\d)");
  private static final int BODY_TEXT = 9;

  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private final Map<String, String> lists = new HashMap<>();
  private final Map<String, DocxRun> looks = new HashMap<>();
  private final Set<String> contents = new HashSet<>();

  private DocxStyles() {}

  static DocxStyles read(DocxPart parts) throws IOException, XMLStreamException {
    DocxStyles styles = new DocxStyles();
    parts.read("word/styles.xml", styles::read);
    return styles;
  }

  /** Heading level of a style, 1-based; 0 for one of body text. */
  int level(String style) {
    return level(style, 0);
  }

  /** Whether it is a style of entries of a table of contents. */
  boolean isContents(String style) {
    return style != null && contents.contains(style);
  }

  /** The numbering that the style brings along, or null. */
  String list(String style) {
    return style == null ? null : lists.get(style);
  }

  /** How runs of a style look, or null where it says nothing. */
  DocxRun look(String style) {
    return style == null ? null : looks.get(style);
  }

  private int level(String style, int depth) {
    if (style == null || depth > 20) {
      return 0;
    }
    Integer own = levels.get(style);
    return own != null ? own : level(basedOn.get(style), depth + 1);
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    String style = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        String value = attribute(xml, "val");
        switch (xml.getLocalName()) {
          case "style" -> style = attribute(xml, "styleId");
          case "name" -> named(style, value.toLowerCase(Locale.ROOT));
          case "basedOn" -> basedOn.put(style, value);
          case "outlineLvl" -> outlineLevel(style, value);
          case "numId" -> lists.put(style, value);
          case "vanish", "sz", "color", "shd", "highlight" -> looks.computeIfAbsent(style, s -> new DocxRun()).property(
              xml);
          default -> {
          }
        }
      }
    }
  }

  private void named(String style, String name) {
    Matcher heading = HEADING.matcher(name);
    if (heading.matches()) {
      levels.put(style, Integer.valueOf(heading.group(1)));
    } else if (name.equals("title")) {
      levels.put(style, 1);
    } else if (name.startsWith("toc ") || name.startsWith("table of figures") || name.startsWith("index ")) {
      contents.add(style);
    }
  }

  private void outlineLevel(String style, String value) {
    int level = number(value);
    levels.put(style, level >= BODY_TEXT ? 0 : level + 1);
  }

  /** Whether a switch is on; it is without a value. */
  static boolean isOn(String value) {
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  static int number(String value) {
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
  }
}
