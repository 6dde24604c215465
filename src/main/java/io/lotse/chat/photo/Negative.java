package io.lotse.chat.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file that says it is a photo. How large its picture is and how it is told is read from its head; only what keeps within
 * the bounds is decoded, in no more pixels than are needed.
 */
final class Negative {
  /** A few kilobytes can say that they are a picture of any size. */
  static final long MOST_PIXELS = 50_000_000;
  /** Cameras and programs write up to some ten; each one is as much work as the picture. */
  static final int MOST_SCANS = 40;
  private final byte[] file;
  private final PhotoFormat format;

  Negative(byte[] file) throws Undeveloped {
    this.file = file;
    this.format = PhotoFormat.of(file).orElseThrow(() -> new Undeveloped("unsupported_format",
        PhotoFormat.isHeic(file) ? "is HEIC, which is not read; send it as JPEG, PNG, WebP or GIF"
            : "is none of the formats that are read: PNG, JPEG, WebP, GIF"));
  }

  PhotoFormat format() {
    return format;
  }

  Orientation orientation() {
    return Orientation.of(format, file);
  }

  /** The first picture, with its longer side at least {@code enough} pixels long where it has so many. */
  BufferedImage decode(int enough) throws Undeveloped {
    ImageReader reader = format.reader();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      check(width, height);
      ImageReadParam param = reader.getDefaultReadParam();
      int every = Math.max(1, Math.max(width, height) / enough);
      param.setSourceSubsampling(every, every, 0, 0);
      return reader.read(0, param);
    } catch (IOException | RuntimeException broken) {
      // Readers answer what is malformed with exceptions of every kind.
      throw new Undeveloped("image_damaged", "is damaged: its picture cannot be read", broken);
    } finally {
      reader.dispose();
    }
  }

  private void check(int width, int height) throws Undeveloped {
    if ((long) width * height > MOST_PIXELS) {
      throw new Undeveloped("image_too_large", "has " + width + " × " + height + " pixels; at most "
          + MOST_PIXELS / 1_000_000 + " million are read");
    }
    if (width < 1 || height < 1) {
      throw new Undeveloped("image_damaged", "is damaged: its picture has no size");
    }
    if (format == PhotoFormat.JPEG && Segments.scans(file) > MOST_SCANS) {
      throw new Undeveloped("image_too_large", "is put together from more than " + MOST_SCANS + " scans");
    }
  }
}
