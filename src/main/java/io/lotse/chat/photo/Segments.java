package io.lotse.chat.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks for the Exif block of a file: in a JPEG's APP1 segment (Exif 2.32, 4.7.2), in {@code eXIf} of PNG, in {@code EXIF} of
 * WebP. What is malformed counts as not there.
 */
final class Segments {
  private static final String EXIF = "Exif\0\0";
  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;

  private Segments() {}

  /** The TIFF structure within the Exif block. */
  static Optional<byte[]> exif(PhotoFormat format, byte[] file) {
    return switch (format) {
      case JPEG -> ofJpeg(file);
      case PNG -> chunk(ByteBuffer.wrap(file), 8, "eXIf", 0, 4);
      case WEBP -> chunk(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), 12, "EXIF", 4, 0);
      case GIF -> Optional.empty();
    };
  }

  /** How often a JPEG begins to tell its picture: each time costs as much as the whole of it. */
  static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }

  private static Optional<byte[]> ofJpeg(byte[] file) {
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) != START_OF_SCAN) {
      int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
      int from = at + 4;
      int to = at + 2 + length;
      if ((file[at + 1] & 0xFF) == APP1 && to <= file.length && text(file, from, EXIF.length()).equals(EXIF)) {
        return Optional.of(Arrays.copyOfRange(file, from + EXIF.length(), to));
      }
      at = Math.max(to, from);
    }
    return Optional.empty();
  }

  /**
   * The content of a chunk.
   *
   * @param sizeAt where its size stands, after its beginning
   * @param after bytes that follow its content; in WebP one where the size is odd
   */
  private static Optional<byte[]> chunk(ByteBuffer file, int first, String name, int sizeAt, int after) {
    long at = first;
    while (at + 8 <= file.capacity()) {
      long size = file.getInt((int) at + sizeAt) & 0xFFFFFFFFL;
      long from = at + 8;
      if (text(file.array(), (int) at + 4 - sizeAt, 4).equals(name)) {
        return from + size <= file.capacity() ? Optional.of(withoutName(Arrays.copyOfRange(file.array(), (int) from,
            (int) (from + size)))) : Optional.empty();
      }
      at = from + size + (after == 0 ? size & 1 : after);
    }
    return Optional.empty();
  }

  /** Some programs write the name that JPEG needs into WebP too. */
  private static byte[] withoutName(byte[] exif) {
    return text(exif, 0, EXIF.length()).equals(EXIF) ? Arrays.copyOfRange(exif, EXIF.length(), exif.length) : exif;
  }

  private static String text(byte[] bytes, int from, int length) {
    return from + length <= bytes.length ? new String(bytes, from, length, StandardCharsets.ISO_8859_1) : "";
  }
}
