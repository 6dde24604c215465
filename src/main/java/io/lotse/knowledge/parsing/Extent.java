package io.lotse.knowledge.parsing;

import java.awt.geom.Point2D;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A rectangle in a page's user space, in points; the y axis runs upwards. */
record Extent(float left, float bottom, float right, float top) {

  static final Extent EVERYWHERE = new Extent(-Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE);
  private static final float TOLERANCE = 1;

  static Extent of(PDRectangle box) {
    return new Extent(box.getLowerLeftX(), box.getLowerLeftY(), box.getUpperRightX(), box.getUpperRightY());
  }

  static Extent around(Point2D.Float... corners) {
    float left = Float.MAX_VALUE;
    float bottom = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float top = -Float.MAX_VALUE;
    for (Point2D.Float corner : corners) {
      left = Math.min(left, corner.x);
      bottom = Math.min(bottom, corner.y);
      right = Math.max(right, corner.x);
      top = Math.max(top, corner.y);
    }
    return new Extent(left, bottom, right, top);
  }

  boolean contains(float x, float y) {
    return x >= left && x <= right && y >= bottom && y <= top;
  }

  /** Whether the point lies within it or close to its edge. */
  boolean reaches(float x, float y) {
    return x >= left - TOLERANCE && x <= right + TOLERANCE && y >= bottom - TOLERANCE && y <= top + TOLERANCE;
  }

  Extent within(Extent other) {
    return new Extent(Math.max(left, other.left), Math.max(bottom, other.bottom), Math.min(right, other.right),
        Math.min(top, other.top));
  }

  Extent grownBy(float margin) {
    return new Extent(left - margin, bottom - margin, right + margin, top + margin);
  }

  /** Zero for one that is empty. */
  float width() {
    return Math.max(0, right - left);
  }

  /** Zero for one that is empty. */
  float height() {
    return Math.max(0, top - bottom);
  }

  float area() {
    return width() * height();
  }
}
