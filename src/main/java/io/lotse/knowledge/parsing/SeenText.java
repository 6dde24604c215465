package io.lotse.knowledge.parsing;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

import io.lotse.platform.Problem;

/**
 * Reads of a page the text that a person sees. What is set in the colour of its ground, too small, off the page, without
 * paint, below something else or on a layer that is switched off is left out and told to {@link #hidden}.
 */
abstract class SeenText extends PDFTextStripper {
  /** Points; smaller text is no text to a reader. */
  private static final float SMALLEST = 1;
  /** Points by which a line may run over the edge of the page. */
  private static final float FARTHEST_OVERRUN = 300;
  private static final int MOST_OPERATORS = 10_000_000;
  private static final int MOST_GLYPHS = 200_000;
  /** Replacements of glyphs by text are for ligatures and hyphens; longer ones could say anything. */
  private static final int LONGEST_REPLACEMENT = 40;

  private final Painting painting = new Painting(this);
  private final Drawings drawings = new Drawings(this, painting);
  private final HiddenGlyphs glyphs = new HiddenGlyphs();
  private final Deque<Boolean> hiddenContents = new ArrayDeque<>();
  private Layers layers;
  private Extent pageBox = Extent.EVERYWHERE;
  private float userUnit = 1;
  private int hiddenLayers;
  private int operators;
  private int shown;
  private boolean hidesNext;
  private boolean paintsNext;
  private Point2D.Float before = new Point2D.Float();
  private Point2D.Float place = new Point2D.Float();

  final Drawings drawings() {
    return drawings;
  }

  final Painting painting() {
    return painting;
  }

  /** How many glyphs were shown that say no known character. */
  final int unreadableGlyphs() {
    return shown - glyphs.count();
  }

  /** Takes the text of a page that was left out; never empty. */
  abstract void hidden(String text);

  @Override
  public void processPage(PDPage page) throws IOException {
    layers = new Layers(document);
    userUnit = page.getUserUnit();
    pageBox = Extent.of(page.getCropBox());
    glyphs.clear();
    hiddenContents.clear();
    hiddenLayers = 0;
    hidesNext = false;
    operators = 0;
    shown = 0;
    painting.startPage(page);
    drawings.startPage(page);
    super.processPage(page);
  }

  @Override
  protected void writePage() throws IOException {
    String taken = glyphs.takeFrom(charactersByArticle, painting);
    if (!taken.isBlank()) {
      hidden(taken);
    }
    super.writePage();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    operators++;
    if (operators > MOST_OPERATORS) {
      throw new Problem(422, "document_too_large", "A page of the PDF takes more than ten million steps to paint.");
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void saveGraphicsState() {
    painting.save();
    super.saveGraphicsState();
  }

  @Override
  public void restoreGraphicsState() {
    painting.restore();
    super.restoreGraphicsState();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    int depth = painting.depth();
    enter(layers.areHidden(form.getOptionalContent()));
    painting.save();
    try {
      super.showForm(form);
    } finally {
      painting.unwind(depth);
      leave();
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    int depth = painting.depth();
    enter(layers.areHidden(group.getOptionalContent()));
    painting.save();
    painting.beginGroup();
    try {
      super.showTransparencyGroup(group);
    } finally {
      painting.endGroup();
      painting.unwind(depth);
      leave();
    }
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    enter(COSName.OC.equals(tag) && layers.areHidden(properties));
    super.beginMarkedContentSequence(tag, withoutLongReplacement(properties));
  }

  private static COSDictionary withoutLongReplacement(COSDictionary properties) {
    String replacement = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
    if (replacement == null || replacement.length() <= LONGEST_REPLACEMENT) {
      return properties;
    }
    COSDictionary without = new COSDictionary(properties);
    without.removeItem(COSName.ACTUAL_TEXT);
    return without;
  }

  @Override
  public void endMarkedContentSequence() {
    leave();
    super.endMarkedContentSequence();
  }

  private void enter(boolean hides) {
    hiddenContents.push(hides);
    hiddenLayers += hides ? 1 : 0;
  }

  private void leave() {
    if (!hiddenContents.isEmpty() && hiddenContents.pop()) {
      hiddenLayers--;
    }
  }

  @Override
  protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) throws IOException {
    shown++;
    if (shown > MOST_GLYPHS) {
      throw new Problem(422, "document_too_large", "A page of the PDF has more than 200,000 characters.");
    }
    place = rendering.transformPoint(displacement.getX() / 2, 0.25f);
    paintsNext = getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER;
    boolean tiny = !(font instanceof PDType3Font)
        && Math.min(rendering.getScalingFactorX(), rendering.getScalingFactorY()) * userUnit < SMALLEST;
    hidesNext = hiddenLayers > 0 || tiny || isOutOfSight(rendering) || paintsNext && painting.swallows(place.x,
        place.y);
    super.showGlyph(rendering, font, code, displacement);
    before = place;
  }

  /** A line that begins in sight and runs over the edge was meant to be read, and is no more than too long. */
  private boolean isOutOfSight(Matrix rendering) {
    if (pageBox.reaches(place.x, place.y) && painting.shows(place.x, place.y)) {
      return false;
    }
    float step = 3 * Math.max(rendering.getScalingFactorX(), rendering.getScalingFactorY());
    boolean runsOn = !hidesNext && Math.abs(place.x - before.x) < step && Math.abs(place.y - before.y) < step
        && pageBox.grownBy(FARTHEST_OVERRUN).contains(place.x, place.y);
    return !runsOn;
  }

  final int glyphsSoFar() {
    return glyphs.count();
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    super.processTextPosition(text);
    glyphs.seen(text, place.x, place.y);
    if (hidesNext) {
      glyphs.hidden(text);
    } else if (!paintsNext) {
      glyphs.invisible(text);
    }
  }
}
