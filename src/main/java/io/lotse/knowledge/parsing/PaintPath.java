package io.lotse.knowledge.parsing;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** A path while it is built, in user space: of each part its extent, and whether it is that rectangle exactly. */
final class PaintPath {
  /** @param rectangular whether the part is the rectangle itself and not only within it */
  record Part(Extent extent, boolean rectangular) {}

  private static final int MOST = 2000;
  private static final float STRAIGHT = 0.1f;

  private final List<Part> parts = new ArrayList<>();
  private Extent open;
  private Point2D.Float last;
  private int corners;
  private boolean upright;

  void moveTo(Point2D.Float to) {
    close();
    open = Extent.around(to);
    last = to;
    corners = 1;
    upright = true;
  }

  void lineTo(Point2D.Float to) {
    if (open == null) {
      moveTo(to);
      return;
    }
    upright &= Math.abs(to.x - last.x) < STRAIGHT || Math.abs(to.y - last.y) < STRAIGHT;
    corners++;
    reach(to);
  }

  void curveTo(Point2D.Float control, Point2D.Float to) {
    if (open == null) {
      moveTo(control);
    }
    upright = false;
    reach(control);
    reach(to);
  }

  void rectangle(Point2D.Float... corner) {
    moveTo(corner[0]);
    for (int i = 1; i < corner.length; i++) {
      lineTo(corner[i]);
    }
    close();
  }

  /** The parts so far; the path is empty afterwards. */
  List<Part> take() {
    close();
    List<Part> taken = List.copyOf(parts);
    parts.clear();
    return taken;
  }

  private void reach(Point2D.Float to) {
    open = new Extent(Math.min(open.left(), to.x), Math.min(open.bottom(), to.y), Math.max(open.right(), to.x),
        Math.max(open.top(), to.y));
    last = to;
  }

  private void close() {
    if (open != null && parts.size() < MOST) {
      parts.add(new Part(open, upright && (corners == 4 || corners == 5)));
    }
    open = null;
  }
}
