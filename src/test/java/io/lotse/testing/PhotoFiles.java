package io.lotse.testing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Photos as people send them, and files that only say that they are photos. */
public final class PhotoFiles {
  /** A word that stands in the place data of {@link #fromCamera}. */
  public static final String PLACE = "48.137154N11.576124E";

  private PhotoFiles() {}

  /** The picture of a display: its left half is blue, its right half red, and a code stands on it. */
  public static BufferedImage display(int width, int height) {
    return display(width, height, "F-110");
  }

  /** The same with other words on it. */
  public static BufferedImage display(int width, int height, String words) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.BLUE);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.RED);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.setColor(Color.WHITE);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(8, height / 6)));
    canvas.drawString(words, width / 3, height / 2);
    canvas.dispose();
    return picture;
  }

  /** @param format jpeg, png or gif */
  public static byte[] file(String format, int width, int height) {
    return written(format, display(width, height));
  }

  public static byte[] written(String format, BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * A JPEG with Exif data: how the camera was held, its maker and where it was.
   *
   * @param orientation 1 to 8
   */
  public static byte[] fromCamera(int orientation, int width, int height) {
    byte[] jpeg = file("jpeg", width, height);
    byte[] exif = exif(orientation);
    ByteBuffer with = ByteBuffer.allocate(jpeg.length + exif.length + 4);
    with.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 2)).put(exif)
        .put(jpeg, 2, jpeg.length - 2);
    return with.array();
  }

  /** A few dozen bytes of PNG that say that they are a picture of this size. */
  public static byte[] pngSaying(int width, int height) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    png.writeBytes(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2)
        .put((byte) 0).put((byte) 0).put((byte) 0).array()));
    png.writeBytes(chunk("IDAT", new byte[]{0x78, (byte) 0x9C, 0x03, 0, 0, 0, 0, 1}));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  /** One of those that no Java program can write. */
  public static byte[] resource(String name) {
    try (InputStream file = PhotoFiles.class.getResourceAsStream("/photos/" + name)) {
      return file.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] exif(int orientation) {
    byte[] place = (PLACE + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 3 * 12 + 4 + place.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("Exif\0\0II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 3);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(4).put("Cam\0".getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(8 + 2 + 3 * 12 + 4);
    tiff.putInt(0).put(place);
    return tiff.array();
  }

  private static byte[] chunk(String name, byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.US_ASCII));
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(name.getBytes(StandardCharsets.US_ASCII))
        .put(data).putInt((int) sum.getValue()).array();
  }
}
