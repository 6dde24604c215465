package io.lotse.chat.photo;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held (Exif 2.32, tag 274): what has to be done so that a photo stands upright. */
enum Orientation {
  UPRIGHT, MIRRORED, UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED, LYING_MIRRORED, LYING_LEFT, LYING_RIGHT_MIRRORED, LYING_RIGHT;

  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  /** That of a file; upright where it says nothing that could be understood. */
  static Orientation of(PhotoFormat format, byte[] file) {
    return Segments.exif(format, file).map(Orientation::ofTiff).orElse(UPRIGHT);
  }

  private static Orientation ofTiff(byte[] tiff) {
    if (tiff.length < 8) {
      return UPRIGHT;
    }
    ByteBuffer block = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = block.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > tiff.length) {
      return UPRIGHT;
    }
    int entries = block.getShort((int) directory) & 0xFFFF;
    for (long at = directory + 2; entries > 0 && at + ENTRY_BYTES <= tiff.length; at += ENTRY_BYTES, entries--) {
      int value = block.getShort((int) at + 8) & 0xFFFF;
      if ((block.getShort((int) at) & 0xFFFF) == TAG && value >= 1 && value <= values().length) {
        return values()[value - 1];
      }
    }
    return UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean turnsSides() {
    return ordinal() >= LYING_MIRRORED.ordinal();
  }

  /** From the stored picture, of that width and height, to the upright one. */
  AffineTransform upright(double width, double height) {
    return switch (this) {
      case UPRIGHT -> new AffineTransform();
      case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
      case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
      case LYING_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case LYING_LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
      case LYING_RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, height, width);
      case LYING_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }
}
