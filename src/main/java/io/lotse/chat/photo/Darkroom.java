package io.lotse.chat.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes photos of what was sent: upright, on white ground, no larger than models look at, and written anew, so that nothing
 * of the file is left but what can be seen.
 */
final class Darkroom {
  /** Pixels of the longer side; more is scaled down by those who run models. */
  static final int LONGEST_SIDE = 2048;
  private static final float QUALITY = 0.86f;
  /** Bytes up to which drawings and pictures of screens stay sharp to the pixel. */
  private static final int LARGEST_PNG = 1024 * 1024;

  private Darkroom() {}

  static DevelopedPhoto develop(byte[] file) throws Undeveloped {
    Negative negative = new Negative(file);
    BufferedImage picture = upright(negative.decode(LONGEST_SIDE), negative.orientation());
    if (negative.format() == PhotoFormat.PNG || negative.format() == PhotoFormat.GIF) {
      byte[] sharp = png(picture);
      if (sharp.length <= LARGEST_PNG) {
        return new DevelopedPhoto(sharp, "image/png", picture.getWidth(), picture.getHeight());
      }
    }
    return new DevelopedPhoto(jpeg(picture), "image/jpeg", picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage upright(BufferedImage stored, Orientation held) {
    int width = stored.getWidth();
    int height = stored.getHeight();
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
    int scaledWidth = (int) Math.max(1, Math.round(width * scale));
    int scaledHeight = (int) Math.max(1, Math.round(height * scale));
    boolean turned = held.turnsSides();
    BufferedImage upright = new BufferedImage(turned ? scaledHeight : scaledWidth, turned ? scaledWidth : scaledHeight,
        BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = upright.createGraphics();
    try {
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, upright.getWidth(), upright.getHeight());
      canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      AffineTransform drawn = held.upright(scaledWidth, scaledHeight);
      drawn.scale((double) scaledWidth / width, (double) scaledHeight / height);
      canvas.drawImage(stored, drawn, null);
    } finally {
      canvas.dispose();
    }
    return upright;
  }

  private static byte[] png(BufferedImage picture) {
    return written("png", picture);
  }

  private static byte[] jpeg(BufferedImage picture) {
    return written("jpeg", picture);
  }

  private static byte[] written(String format, BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
