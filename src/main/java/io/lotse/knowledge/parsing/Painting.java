package io.lotse.knowledge.parsing;

import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.state.SetLineWidth;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Follows how a page is painted: paths that are filled, pictures, clipping, transparency (ISO 32000-1, 8). It is the
 * memory by which {@link HiddenGlyphs} tells text that nobody sees.
 */
final class Painting {
  private record Clip(Extent extent, boolean rectangular) {}

  private static final float OPAQUE = 0.99f;
  private static final float INVISIBLE = 0.02f;
  private static final float THICK_LINE = 3;

  private final PDFStreamEngine engine;
  private final PaintedAreas areas = new PaintedAreas();
  private final PaintPath path = new PaintPath();
  private final Colours colours = new Colours();
  private final Deque<Clip> clips = new ArrayDeque<>();
  private Clip clip = new Clip(Extent.EVERYWHERE, true);
  private boolean clipsNext;
  private int seeThroughGroups;
  private int invisibleGroups;
  private Extent pageBox = Extent.EVERYWHERE;
  private float pictured;
  private int marks;

  Painting(PDFStreamEngine engine) {
    this.engine = engine;
    colours.listenTo(engine);
    engine.addOperator(new SetLineWidth(engine));
  }

  void startPage(PDPage page) {
    areas.clear();
    path.take();
    clips.clear();
    pageBox = Extent.of(page.getCropBox());
    clip = new Clip(pageBox, true);
    clipsNext = false;
    seeThroughGroups = 0;
    invisibleGroups = 0;
    pictured = 0;
    marks = 0;
  }

  PaintPath path() {
    return path;
  }

  void save() {
    clips.push(clip);
  }

  void restore() {
    clip = clips.isEmpty() ? clip : clips.pop();
  }

  /** How deep the states are nested, to be given back to {@link #unwind}. */
  int depth() {
    return clips.size();
  }

  /** Takes back what a form has left open. */
  void unwind(int depth) {
    while (clips.size() > depth) {
      restore();
    }
  }

  void beginGroup() {
    PDGraphicsState state = engine.getGraphicsState();
    seeThroughGroups += seeThroughGroups > 0 || !isOpaque(state) ? 1 : 0;
    invisibleGroups += invisibleGroups > 0 || state.getNonStrokeAlphaConstant() < INVISIBLE ? 1 : 0;
  }

  void endGroup() {
    seeThroughGroups = Math.max(0, seeThroughGroups - 1);
    invisibleGroups = Math.max(0, invisibleGroups - 1);
  }

  void clipNext() {
    clipsNext = true;
  }

  void clipTo(Extent extent) {
    clip = new Clip(clip.extent().within(extent), clip.rectangular());
  }

  void fill(int glyphs) {
    PDGraphicsState state = engine.getGraphicsState();
    List<PaintPath.Part> parts = endPath();
    if (parts.isEmpty() || state.getNonStrokeAlphaConstant() < INVISIBLE || invisibleGroups > 0) {
      return;
    }
    marks++;
    int colour = colours.fill(state);
    boolean opaque = isOpaque(state) && clip.rectangular() && seeThroughGroups == 0;
    parts.forEach(part -> areas.add(part.extent().within(clip.extent()), colour, opaque && part.rectangular(), glyphs));
  }

  void stroke(int glyphs) {
    PDGraphicsState state = engine.getGraphicsState();
    float width = state.getLineWidth() * state.getCurrentTransformationMatrix().getScalingFactorX();
    List<PaintPath.Part> parts = endPath();
    marks += parts.isEmpty() ? 0 : 1;
    if (width >= THICK_LINE) {
      int colour = colours.stroke(state);
      parts.forEach(part -> areas.add(part.extent().grownBy(width / 2).within(clip.extent()), colour, false, glyphs));
    }
  }

  void endWithoutPaint() {
    endPath();
  }

  /** A gradient over all that may be painted. */
  void shade(int glyphs) {
    areas.add(clip.extent(), PaintedAreas.MANY_COLOURS, false, glyphs);
  }

  void image(COSStream image, int glyphs) {
    Extent extent = Extent.around(engine.transformedPoint(0, 0), engine.transformedPoint(1, 0), engine.transformedPoint(
        0, 1), engine.transformedPoint(1, 1)).within(clip.extent()).within(pageBox);
    boolean whole = image != null && !image.containsKey(COSName.SMASK) && !image.containsKey(COSName.MASK)
        && !image.getBoolean(COSName.IMAGE_MASK, false) && isOpaque(engine.getGraphicsState()) && seeThroughGroups == 0
        && clip.rectangular();
    pictured += extent.area();
    marks++;
    areas.add(extent, PaintedAreas.MANY_COLOURS, whole, glyphs);
  }

  /** Whether what is painted now at this place is not cut off. */
  boolean shows(float x, float y) {
    return clip.extent().reaches(x, y);
  }

  /** Whether text set now at this place cannot be seen for its colour or transparency. */
  boolean swallows(float x, float y) {
    PDGraphicsState state = engine.getGraphicsState();
    if (invisibleGroups > 0 || state.getNonStrokeAlphaConstant() < INVISIBLE) {
      return true;
    }
    RenderingMode mode = state.getTextState().getRenderingMode();
    return (!mode.isFill() || isSwallowed(colours.fill(state), x, y))
        && (!mode.isStroke() || isSwallowed(colours.stroke(state), x, y)) && (mode.isFill() || mode.isStroke());
  }

  private boolean isSwallowed(int colour, float x, float y) {
    return colour != PaintedAreas.MANY_COLOURS && areas.holds(colour) && areas.swallows(x, y, colour);
  }

  /** How much of the page pictures cover, 0 to 1 or more where they overlap. */
  float picturedShare() {
    return pictured / Math.max(1, pageBox.area());
  }

  /** How many pictures and paths were painted. */
  int marks() {
    return marks;
  }

  /** What was painted over text, except pictures of whole pages: below them lies what text recognition has read. */
  List<PaintedAreas.Cover> covers() {
    return areas.covers(pageBox.area() / 2);
  }

  private List<PaintPath.Part> endPath() {
    List<PaintPath.Part> parts = path.take();
    if (clipsNext && !parts.isEmpty()) {
      Point2D.Float[] corners = parts.stream().map(PaintPath.Part::extent).flatMap(
          extent -> List.of(new Point2D.Float(extent.left(), extent.bottom()), new Point2D.Float(extent.right(), extent
              .top())).stream()).toArray(Point2D.Float[]::new);
      boolean rectangular = parts.size() == 1 && parts.getFirst().rectangular();
      clip = new Clip(clip.extent().within(Extent.around(corners)), clip.rectangular() && rectangular);
    }
    clipsNext = false;
    return parts;
  }

  private static boolean isOpaque(PDGraphicsState state) {
    return state.getNonStrokeAlphaConstant() >= OPAQUE && state.getSoftMask() == null
        && (state.getBlendMode() == BlendMode.NORMAL || state.getBlendMode() == BlendMode.COMPATIBLE);
  }

}
