package io.lotse.knowledge.ingest;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Collects the horizontal lines and the edges of boxes that a page paints (ISO 32000-1, 8.5). */
final class Rulings {
  private static final float SHORTEST = 15;
  private static final int MOST = 2000;
  private static final String[] PAINTED = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"};

  private final List<PageContent.Ruling> painted = new ArrayList<>();
  private final List<PageContent.Ruling> path = new ArrayList<>();
  private PDRectangle box = new PDRectangle();
  private boolean turned;
  private Point2D.Float pen = new Point2D.Float();

  void listenTo(PDFStreamEngine engine) {
    on(engine, "m", numbers -> pen = at(engine, numbers, 0));
    on(engine, "l", numbers -> lineTo(at(engine, numbers, 0)));
    on(engine, "re", numbers -> box(engine, numbers));
    on(engine, "n", numbers -> path.clear());
    for (String operator : PAINTED) {
      on(engine, operator, numbers -> paint());
    }
  }

  void startPage(PDPage page) {
    painted.clear();
    path.clear();
    box = page.getCropBox();
    turned = page.getRotation() != 0;
  }

  List<PageContent.Ruling> ofPage() {
    return List.copyOf(painted);
  }

  private void box(PDFStreamEngine engine, float[] numbers) {
    if (numbers.length == 4) {
      Point2D.Float corner = at(engine, numbers, 0);
      Point2D.Float opposite = engine.transformedPoint(numbers[0] + numbers[2], numbers[1] + numbers[3]);
      add(corner.x, opposite.x, corner.y);
      add(corner.x, opposite.x, opposite.y);
    }
  }

  private static Point2D.Float at(PDFStreamEngine engine, float[] numbers, int first) {
    return numbers.length < first + 2 ? new Point2D.Float()
        : engine.transformedPoint(numbers[first], numbers[first + 1]);
  }

  private void lineTo(Point2D.Float end) {
    if (Math.abs(end.y - pen.y) < 0.5f) {
      add(pen.x, end.x, end.y);
    }
    pen = end;
  }

  private void add(float x, float otherX, float y) {
    if (!turned && Math.abs(otherX - x) >= SHORTEST && path.size() < MOST) {
      path.add(new PageContent.Ruling(Math.min(x, otherX) - box.getLowerLeftX(),
          Math.max(x, otherX) - box.getLowerLeftX(), box.getUpperRightY() - y));
    }
  }

  private void paint() {
    if (painted.size() < MOST) {
      painted.addAll(path);
    }
    path.clear();
  }

  private static void on(PDFStreamEngine engine, String operator, java.util.function.Consumer<float[]> action) {
    engine.addOperator(new OperatorProcessor(engine) {
      @Override
      public void process(Operator met, List<COSBase> operands) {
        float[] numbers = new float[operands.size()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
        }
        action.accept(numbers);
      }

      @Override
      public String getName() { return operator; }
    });
  }
}
