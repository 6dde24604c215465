package io.lotse.knowledge.parsing;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Collects what a page paints that tells something of its text: horizontal lines and edges of boxes, which part table
 * rows, and small spots, which are the bullets of lists (ISO 32000-1, 8.5).
 */
final class Drawings {
  private static final float SHORTEST = 15;
  private static final int MOST = 2000;
  private static final float SMALLEST_SPOT = 1.2f;
  private static final float LARGEST_SPOT = 9;

  private final List<PageContent.Ruling> rulings = new ArrayList<>();
  private final List<PageContent.Spot> spots = new ArrayList<>();
  private final List<PageContent.Ruling> path = new ArrayList<>();
  private final List<Point2D.Float> points = new ArrayList<>();
  private final SeenText engine;
  private final Painting painting;
  private PDRectangle box = new PDRectangle();
  private boolean turned;

  Drawings(SeenText engine, Painting painting) {
    this.engine = engine;
    this.painting = painting;
    on(numbers -> moveTo(numbers), "m");
    on(numbers -> lineTo(numbers), "l");
    on(numbers -> curveTo(numbers, 4), "c");
    on(numbers -> curveTo(numbers, 2), "v", "y");
    on(numbers -> rectangle(numbers), "re");
    on(numbers -> painting.clipNext(), "W", "W*");
    on(numbers -> paintNothing(), "n");
    on(numbers -> stroke(), "S", "s");
    on(numbers -> fill(), "f", "F", "f*", "B", "B*", "b", "b*");
    on(numbers -> painting.shade(engine.glyphsSoFar()), "sh");
    engine.addOperator(new Pictures(engine, painting));
    engine.addOperator(new Pictures.Inline(engine, painting));
  }

  void startPage(PDPage page) {
    rulings.clear();
    spots.clear();
    endPath();
    box = page.getCropBox();
    turned = page.getRotation() != 0;
  }

  List<PageContent.Ruling> rulings() {
    return List.copyOf(rulings);
  }

  List<PageContent.Spot> spots() {
    return List.copyOf(spots);
  }

  private void moveTo(float[] numbers) {
    if (numbers.length >= 2) {
      painting.path().moveTo(engine.transformedPoint(numbers[0], numbers[1]));
      point(numbers[0], numbers[1]);
    }
  }

  private void lineTo(float[] numbers) {
    if (numbers.length >= 2) {
      painting.path().lineTo(engine.transformedPoint(numbers[0], numbers[1]));
      line(numbers[0], numbers[1]);
    }
  }

  private void curveTo(float[] numbers, int end) {
    if (numbers.length >= end + 2) {
      painting.path().curveTo(engine.transformedPoint(numbers[0], numbers[1]), engine.transformedPoint(numbers[end],
          numbers[end + 1]));
      point(numbers[end], numbers[end + 1]);
    }
  }

  private void rectangle(float[] numbers) {
    if (numbers.length != 4) {
      return;
    }
    float right = numbers[0] + numbers[2];
    float top = numbers[1] + numbers[3];
    painting.path().rectangle(engine.transformedPoint(numbers[0], numbers[1]), engine.transformedPoint(right,
        numbers[1]), engine.transformedPoint(right, top), engine.transformedPoint(numbers[0], top));
    point(numbers[0], numbers[1]);
    line(right, numbers[1]);
    line(right, top);
    line(numbers[0], top);
  }

  private void point(float x, float y) {
    if (!turned && points.size() < MOST) {
      Point2D.Float user = engine.transformedPoint(x, y);
      points.add(new Point2D.Float(user.x - box.getLowerLeftX(), box.getUpperRightY() - user.y));
    }
  }

  private void line(float x, float y) {
    point(x, y);
    int size = points.size();
    if (size > 1) {
      ruling(points.get(size - 2), points.get(size - 1));
    }
  }

  private void ruling(Point2D.Float from, Point2D.Float to) {
    if (Math.abs(from.y - to.y) < 0.5f && Math.abs(from.x - to.x) >= SHORTEST && path.size() < MOST) {
      path.add(new PageContent.Ruling(Math.min(from.x, to.x), Math.max(from.x, to.x), to.y));
    }
  }

  private void paintNothing() {
    painting.endWithoutPaint();
    endPath();
  }

  private void stroke() {
    painting.stroke(engine.glyphsSoFar());
    rule();
  }

  private void rule() {
    if (rulings.size() < MOST) {
      rulings.addAll(path);
    }
    endPath();
  }

  private void fill() {
    painting.fill(engine.glyphsSoFar());
    if (!points.isEmpty() && spots.size() < MOST) {
      float left = (float) points.stream().mapToDouble(point -> point.x).min().orElseThrow();
      float right = (float) points.stream().mapToDouble(point -> point.x).max().orElseThrow();
      float top = (float) points.stream().mapToDouble(point -> point.y).min().orElseThrow();
      float bottom = (float) points.stream().mapToDouble(point -> point.y).max().orElseThrow();
      if (isSpot(right - left, bottom - top)) {
        spots.add(new PageContent.Spot(left, right, (top + bottom) / 2));
      }
    }
    rule();
  }

  private static boolean isSpot(float width, float height) {
    return width >= SMALLEST_SPOT && width <= LARGEST_SPOT && Math.abs(width - height) < 0.25f * width;
  }

  private void endPath() {
    path.clear();
    points.clear();
  }

  private void on(Consumer<float[]> action, String... operators) {
    for (String operator : operators) {
      engine.addOperator(new OperatorProcessor(engine) {
        @Override
        public void process(Operator met, List<COSBase> operands) {
          action.accept(numbers(operands));
        }

        @Override
        public String getName() { return operator; }
      });
    }
  }

  private static float[] numbers(List<COSBase> operands) {
    float[] numbers = new float[operands.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
    }
    return numbers;
  }
}
