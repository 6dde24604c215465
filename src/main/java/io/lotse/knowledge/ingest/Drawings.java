package io.lotse.knowledge.ingest;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
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
  private PDRectangle box = new PDRectangle();
  private boolean turned;

  void listenTo(PDFStreamEngine engine) {
    on(engine, numbers -> point(engine, numbers, 0), "m");
    on(engine, numbers -> lineTo(engine, numbers), "l");
    on(engine, numbers -> point(engine, numbers, 4), "c");
    on(engine, numbers -> point(engine, numbers, 2), "v", "y");
    on(engine, numbers -> rectangle(engine, numbers), "re");
    on(engine, numbers -> endPath(), "n");
    on(engine, numbers -> stroke(), "S", "s");
    on(engine, numbers -> fill(), "f", "F", "f*", "B", "B*", "b", "b*");
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

  private void point(PDFStreamEngine engine, float[] numbers, int first) {
    if (numbers.length >= first + 2 && !turned && points.size() < MOST) {
      Point2D.Float user = engine.transformedPoint(numbers[first], numbers[first + 1]);
      points.add(new Point2D.Float(user.x - box.getLowerLeftX(), box.getUpperRightY() - user.y));
    }
  }

  private void lineTo(PDFStreamEngine engine, float[] numbers) {
    point(engine, numbers, 0);
    int size = points.size();
    if (size > 1) {
      ruling(points.get(size - 2), points.get(size - 1));
    }
  }

  private void rectangle(PDFStreamEngine engine, float[] numbers) {
    if (numbers.length != 4) {
      return;
    }
    point(engine, numbers, 0);
    lineTo(engine, new float[]{numbers[0] + numbers[2], numbers[1]});
    lineTo(engine, new float[]{numbers[0] + numbers[2], numbers[1] + numbers[3]});
    lineTo(engine, new float[]{numbers[0], numbers[1] + numbers[3]});
  }

  private void ruling(Point2D.Float from, Point2D.Float to) {
    if (Math.abs(from.y - to.y) < 0.5f && Math.abs(from.x - to.x) >= SHORTEST && path.size() < MOST) {
      path.add(new PageContent.Ruling(Math.min(from.x, to.x), Math.max(from.x, to.x), to.y));
    }
  }

  private void stroke() {
    if (rulings.size() < MOST) {
      rulings.addAll(path);
    }
    endPath();
  }

  private void fill() {
    if (!points.isEmpty() && spots.size() < MOST) {
      float left = (float) points.stream().mapToDouble(point -> point.x).min().orElseThrow();
      float right = (float) points.stream().mapToDouble(point -> point.x).max().orElseThrow();
      float top = (float) points.stream().mapToDouble(point -> point.y).min().orElseThrow();
      float bottom = (float) points.stream().mapToDouble(point -> point.y).max().orElseThrow();
      if (isSpot(right - left, bottom - top)) {
        spots.add(new PageContent.Spot(left, right, (top + bottom) / 2));
      }
    }
    stroke();
  }

  private static boolean isSpot(float width, float height) {
    return width >= SMALLEST_SPOT && width <= LARGEST_SPOT && Math.abs(width - height) < 0.25f * width;
  }

  private void endPath() {
    path.clear();
    points.clear();
  }

  private static void on(PDFStreamEngine engine, Consumer<float[]> action, String... operators) {
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
