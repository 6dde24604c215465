package io.lotse.chat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.lotse.testing.PhotoFiles;

class DarkroomTest {
  @ParameterizedTest
  @CsvSource({"1, LEFT", "2, RIGHT", "3, RIGHT", "4, LEFT", "5, TOP", "6, TOP", "7, BOTTOM", "8, BOTTOM"})
  void a_photo_stands_upright_however_the_camera_was_held(int orientation, String blue) throws Exception {
    DevelopedPhoto photo = Darkroom.develop(PhotoFiles.fromCamera(orientation, 200, 100));

    BufferedImage picture = picture(photo);
    boolean lay = orientation >= 5;
    assertThat(photo.width()).isEqualTo(lay ? 100 : 200);
    assertThat(photo.height()).isEqualTo(lay ? 200 : 100);
    int x = blue.equals("LEFT") ? 10 : blue.equals("RIGHT") ? 190 : 50;
    int y = blue.equals("TOP") ? 10 : blue.equals("BOTTOM") ? 190 : 5;
    assertThat(isBlue(picture, x, y)).isTrue();
    assertThat(isBlue(picture, photo.width() - 1 - x, photo.height() - 1 - y)).isFalse();
  }

  @Test
  void nothing_is_left_of_a_file_but_its_picture() throws Exception {
    byte[] sent = PhotoFiles.fromCamera(6, 400, 300);
    assertThat(text(sent)).contains(PhotoFiles.PLACE, "Exif");

    DevelopedPhoto photo = Darkroom.develop(sent);

    assertThat(photo.contentType()).isEqualTo("image/jpeg");
    assertThat(text(photo.bytes())).doesNotContain(PhotoFiles.PLACE).doesNotContain("Exif").doesNotContain("Cam");
  }

  @Test
  void what_hangs_behind_a_picture_is_gone() throws Exception {
    byte[] png = PhotoFiles.file("png", 64, 64);
    byte[] sent = Arrays.copyOf(png, png.length + 100);
    System.arraycopy("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, sent, png.length, 25);

    assertThat(text(Darkroom.develop(sent).bytes())).doesNotContain("script");
  }

  @Test
  void a_large_photo_is_made_as_large_as_models_look_at() throws Exception {
    DevelopedPhoto photo = Darkroom.develop(PhotoFiles.file("jpeg", 5000, 3000));

    assertThat(photo.width()).isEqualTo(2048);
    assertThat(photo.height()).isBetween(1226, 1231);
    assertThat(isBlue(picture(photo), 20, 20)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void drawings_stay_sharp(String format) throws Exception {
    DevelopedPhoto photo = Darkroom.develop(PhotoFiles.file(format, 300, 200));

    assertThat(photo.contentType()).isEqualTo("image/png");
    assertThat(new Color(picture(photo).getRGB(5, 5))).isEqualTo(Color.BLUE);
  }

  @Test
  void webp_is_read_with_its_orientation() throws Exception {
    DevelopedPhoto photo = Darkroom.develop(PhotoFiles.resource("lying.webp"));

    assertThat(photo.width()).isEqualTo(80);
    assertThat(photo.height()).isEqualTo(120);
    assertThat(isBlue(picture(photo), 40, 10)).isTrue();
  }

  @Test
  void what_can_be_seen_through_is_white() throws Exception {
    BufferedImage picture = picture(Darkroom.develop(PhotoFiles.resource("see-through.webp")));

    assertThat(new Color(picture.getRGB(1, 1)).getRed()).isGreaterThan(250);
    assertThat(new Color(picture.getRGB(30, 20)).getGreen()).isBetween(150, 170);
  }

  @Test
  void a_picture_that_says_it_is_huge_is_not_decoded() {
    assertThatExceptionOfType(Undeveloped.class).isThrownBy(() -> Darkroom.develop(PhotoFiles.pngSaying(60_000,
        60_000))).withMessageContaining("60000 × 60000").extracting(Undeveloped::code).isEqualTo("image_too_large");
  }

  @Test
  void a_jpeg_of_endless_scans_is_not_decoded() {
    byte[] jpeg = PhotoFiles.file("jpeg", 50, 50);
    byte[] sent = Arrays.copyOf(jpeg, jpeg.length + 200);
    for (int i = jpeg.length; i < sent.length; i += 2) {
      sent[i] = (byte) 0xFF;
      sent[i + 1] = (byte) 0xDA;
    }

    assertThatExceptionOfType(Undeveloped.class).isThrownBy(() -> Darkroom.develop(sent)).extracting(Undeveloped::code)
        .isEqualTo("image_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void a_broken_file_is_told_as_such_wherever_it_breaks(String format) {
    byte[] whole = PhotoFiles.file(format, 60, 40);
    for (int length = 20; length < whole.length - 20; length += 37) {
      byte[] part = Arrays.copyOf(whole, length);
      try {
        assertThat(Darkroom.develop(part).width()).isPositive();
      } catch (Undeveloped refused) {
        assertThat(refused.code()).isIn("image_damaged", "image_too_large");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7 something", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM", "RIFF1234WAVEfmt "})
  void other_formats_are_refused_whatever_they_are_called(String content) {
    assertThatExceptionOfType(Undeveloped.class).isThrownBy(() -> Darkroom.develop(content.getBytes(
        StandardCharsets.US_ASCII))).extracting(Undeveloped::code).isEqualTo("unsupported_format");
  }

  private static BufferedImage picture(DevelopedPhoto photo) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(photo.bytes()));
  }

  private static boolean isBlue(BufferedImage picture, int x, int y) {
    Color color = new Color(picture.getRGB(x, y));
    return color.getBlue() > 150 && color.getRed() < 120;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
