package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

import io.lotse.platform.Problem;

/**
 * Refuses to paint a page whose pictures, unpacked, would not fit into memory: a few kilobytes can claim to be a picture of
 * ten thousand million pixels.
 */
final class PagePictures {
  /** About the largest scanners make, A0 at 400 dpi; read at an eighth of its size it takes some 15 MB. */
  private static final long MOST_PIXELS = 250_000_000;
  private static final int DEEPEST = 12;

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PagePictures() {}

  /** @throws Problem 422 {@code document_too_large} */
  static void check(PDPage page) throws IOException {
    if (page.getResources() != null) {
      new PagePictures().check(page.getResources().getCOSObject(), 0);
    }
  }

  private void check(COSDictionary resources, int depth) throws IOException {
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null || depth > DEEPEST) {
      return;
    }
    for (COSName name : objects.keySet()) {
      if (objects.getDictionaryObject(name) instanceof COSStream object && seen.add(object)) {
        if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
          checkPicture(object);
        } else {
          check(object.getCOSDictionary(COSName.RESOURCES), depth + 1);
        }
      }
    }
  }

  private void checkPicture(COSStream image) throws IOException {
    bound(image.getLong(COSName.WIDTH), image.getLong(COSName.HEIGHT));
    if (COSName.DCT_DECODE.equals(image.getDictionaryObject(COSName.FILTER))) {
      checkJpeg(image);
    }
    if (image.getDictionaryObject(COSName.SMASK) instanceof COSStream mask && seen.add(mask)) {
      checkPicture(mask);
    }
  }

  /** The size in the picture itself may be another than the one the PDF tells. */
  private static void checkJpeg(COSStream image) throws IOException {
    try (InputStream raw = image.createRawInputStream();
        ImageInputStream in = ImageIO.createImageInputStream(raw)) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          bound(reader.getWidth(0), reader.getHeight(0));
        } finally {
          reader.dispose();
        }
      }
    }
  }

  private static void bound(long width, long height) {
    if (width > 0 && height > 0 && height > MOST_PIXELS / width) {
      throw new Problem(422, "document_too_large", "The page holds a picture of more than 250 million pixels.");
    }
  }
}
