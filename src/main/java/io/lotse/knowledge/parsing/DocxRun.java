package io.lotse.knowledge.parsing;

import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamReader;

/** Whether text of a Word document is seen, as far as the run's own properties and its style tell. */
final class DocxRun {
  private static final Pattern WHITE = Pattern.compile("(?i)f[cdef]f[cdef]f[cdef]");
  private static final int SMALLEST_HALF_POINTS = 2;

  private boolean vanishes;
  private boolean tiny;
  private boolean white;
  private boolean grounded;

  /** Takes a property of the run; others are let pass. */
  void property(XMLStreamReader xml) {
    String value = DocxStyles.attribute(xml, "val");
    switch (xml.getLocalName()) {
      case "vanish" -> vanishes = DocxStyles.isOn(value);
      case "sz" -> tiny = value.matches("\\d{1,2}") && Integer.parseInt(value) <= SMALLEST_HALF_POINTS;
      case "color" -> white = isWhite(value) && DocxStyles.attribute(xml, "themeColor").isEmpty();
      case "shd" -> grounded |= isGround(xml);
      case "highlight" -> grounded |= !value.equals("none") && !value.equals("white");
      default -> {
      }
    }
  }

  /** Takes over what a style says. */
  void style(DocxRun style) {
    if (style != null) {
      vanishes |= style.vanishes;
      tiny |= style.tiny;
      white |= style.white;
      grounded |= style.grounded;
    }
  }

  /** @param onWhite whether nothing around the run may have given the page another colour */
  boolean isHidden(boolean onWhite) {
    return vanishes || tiny || white && !grounded && onWhite;
  }

  /** Whether a shading gives a ground that is not white. */
  static boolean isGround(XMLStreamReader xml) {
    String fill = DocxStyles.attribute(xml, "fill");
    boolean patterned = !DocxStyles.attribute(xml, "val").equals("clear");
    return !fill.isEmpty() && !fill.equals("auto") && !isWhite(fill) || patterned;
  }

  private static boolean isWhite(String colour) {
    return WHITE.matcher(colour).matches();
  }
}
