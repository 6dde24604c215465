package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;

/** What colour is painted with, as 0xRRGGBB. Conversions are remembered: those of print colours are slow. */
final class Colours {
  private record Known(PDColorSpace space, String components) {}

  private static final int MOST = 1000;

  private final Map<Known, Integer> known = new HashMap<>();
  private PDColor lastFill;
  private int lastFillRgb;
  private PDColor lastStroke;
  private int lastStrokeRgb;

  void listenTo(PDFStreamEngine engine) {
    engine.addOperator(new SetNonStrokingColor(engine));
    engine.addOperator(new SetNonStrokingColorN(engine));
    engine.addOperator(new SetNonStrokingColorSpace(engine));
    engine.addOperator(new SetNonStrokingDeviceCMYKColor(engine));
    engine.addOperator(new SetNonStrokingDeviceGrayColor(engine));
    engine.addOperator(new SetNonStrokingDeviceRGBColor(engine));
    engine.addOperator(new SetStrokingColor(engine));
    engine.addOperator(new SetStrokingColorN(engine));
    engine.addOperator(new SetStrokingColorSpace(engine));
    engine.addOperator(new SetStrokingDeviceCMYKColor(engine));
    engine.addOperator(new SetStrokingDeviceGrayColor(engine));
    engine.addOperator(new SetStrokingDeviceRGBColor(engine));
  }

  int fill(PDGraphicsState state) {
    PDColor colour = state.getNonStrokingColor();
    if (colour != lastFill) {
      lastFill = colour;
      lastFillRgb = rgb(colour);
    }
    return lastFillRgb;
  }

  int stroke(PDGraphicsState state) {
    PDColor colour = state.getStrokingColor();
    if (colour != lastStroke) {
      lastStroke = colour;
      lastStrokeRgb = rgb(colour);
    }
    return lastStrokeRgb;
  }

  private int rgb(PDColor colour) {
    if (colour == null || colour.isPattern()) {
      return PaintedAreas.MANY_COLOURS;
    }
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(new Known(colour.getColorSpace(), Arrays.toString(colour.getComponents())),
        unused -> converted(colour));
  }

  private static int converted(PDColor colour) {
    try {
      return colour.toRGB() & 0xFFFFFF;
    } catch (IOException | RuntimeException unknownColour) {
      System.getLogger(Colours.class.getName()).log(System.Logger.Level.DEBUG, "Colour", unknownColour);
      return PaintedAreas.MANY_COLOURS;
    }
  }
}
