package io.lotse.chat.photo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

/** The formats that are read, told by the first bytes of a file. */
enum PhotoFormat {
  JPEG, PNG, GIF, WEBP;

  private static final int[] JPEG_START = {0xFF, 0xD8, 0xFF};
  private static final int[] PNG_START = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The format of a file; empty when it is none of these, whatever its name says. */
  static Optional<PhotoFormat> of(byte[] file) {
    if (startsWith(file, JPEG_START)) {
      return Optional.of(JPEG);
    }
    if (startsWith(file, PNG_START)) {
      return Optional.of(PNG);
    }
    String start = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    return start.matches("(?s)RIFF....WEBP") ? Optional.of(WEBP) : Optional.empty();
  }

  /** Whether it is HEIF in one of its forms, as telephones write it (ISO/IEC 23008-12): not read, but known. */
  static boolean isHeic(byte[] file) {
    return new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1).matches(
        "(?s)....ftyp(hei[cxms]|hev[cxms]|mif1|msf1|avif)");
  }

  /**
   * A reader of this format. That of WebP is made by hand: whether the server finds plug-ins within a WAR depends on what
   * it loaded before.
   */
  ImageReader reader() {
    return this == WEBP ? new WebPImageReaderSpi().createReaderInstance(null)
        : ImageIO.getImageReadersByFormatName(name()).next();
  }

  private static boolean startsWith(byte[] file, int[] start) {
    if (file.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((file[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
