package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a page has been painted with, in order. It tells the colours that may lie under a text and what was painted over
 * it; where it cannot know (pictures, patterns, gradients), text counts as seen.
 */
final class PaintedAreas {
  /** The colour of what has many or an unknown one. */
  static final int MANY_COLOURS = -1;
  static final int WHITE = 0xFFFFFF;

  /**
   * @param whole  whether it hides all that lies below it: an opaque rectangle
   * @param glyphs how many glyphs had been set before it was painted
   */
  private record Area(Extent extent, int colour, boolean whole, int glyphs) {}

  private static final int MOST = 3000;
  /** Lines and borders, in points, hide nothing. */
  private static final float THIN = 3;
  /** Colours that differ by no more than this in each of red, green and blue (0–255) look the same. */
  private static final int SAME = 12;

  private final List<Area> areas = new ArrayList<>();
  private boolean incomplete;

  void clear() {
    areas.clear();
    incomplete = false;
  }

  void add(Extent extent, int colour, boolean whole, int glyphs) {
    if (extent.width() < THIN || extent.height() < THIN) {
      return;
    }
    if (areas.size() == MOST) {
      incomplete = true;
      return;
    }
    areas.add(new Area(extent, colour, whole, glyphs));
  }

  /** Whether text of this colour, set now, looks the same as everything that may lie under it. */
  boolean swallows(float x, float y, int colour) {
    if (incomplete) {
      return false;
    }
    for (int i = areas.size() - 1; i >= 0; i--) {
      Area area = areas.get(i);
      if (area.extent().contains(x, y)) {
        if (area.colour() == MANY_COLOURS || !looksLike(area.colour(), colour)) {
          return false;
        }
        if (area.whole()) {
          return true;
        }
      }
    }
    return looksLike(WHITE, colour);
  }

  /** Whether any text of this colour may be swallowed at all; spares looking for most texts. */
  boolean holds(int colour) {
    if (looksLike(WHITE, colour)) {
      return true;
    }
    for (Area area : areas) {
      if (area.colour() != MANY_COLOURS && looksLike(area.colour(), colour)) {
        return true;
      }
    }
    return false;
  }

  /** What was painted over glyphs, {@code extent} of the largest being at most {@code largest} square points. */
  List<Cover> covers(float largest) {
    return areas.stream().filter(area -> area.whole() && area.glyphs() > 0 && area.extent().area() <= largest)
        .map(area -> new Cover(area.extent(), area.glyphs())).toList();
  }

  /** @param glyphs how many glyphs had been set before it was painted */
  record Cover(Extent extent, int glyphs) {}

  private static boolean looksLike(int one, int other) {
    return near(one >> 16, other >> 16) && near(one >> 8, other >> 8) && near(one, other);
  }

  private static boolean near(int one, int other) {
    return Math.abs((one & 0xFF) - (other & 0xFF)) <= SAME;
  }
}
