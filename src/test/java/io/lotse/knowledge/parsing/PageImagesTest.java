package io.lotse.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.platform.Problem;

class PageImagesTest {
  @TempDir
  Path directory;

  private final PageImages images = new PageImages();
  private Path manual;

  @BeforeEach
  void make() {
    manual = Samples.pdf(directory, Samples.MANUAL);
  }

  @Test
  void a_page_is_painted_at_the_width_asked_for() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(images.png(manual, 3, 600)));
    assertThat(image.getWidth()).isBetween(599, 600);
    assertThat(image.getHeight()).isBetween(840, 860);
  }

  @Test
  void pages_and_widths_that_are_not_there_are_refused() {
    assertThatThrownBy(() -> images.png(manual, 9, 600)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo("page_not_found"));
    assertThatThrownBy(() -> images.png(manual, 1, 5000)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.status()).isEqualTo(422));
  }

  @Test
  void a_quote_is_found_where_the_ink_is() throws IOException {
    List<Box> boxes = images.find(manual, 3, "Kein Signal vom Fühler.");
    assertThat(boxes).isNotEmpty().allSatisfy(box -> {
      assertThat(box.x()).isBetween(0.0, 1.0);
      assertThat(box.x() + box.width()).isBetween(0.0, 1.0);
      assertThat(box.height()).isBetween(0.005, 0.05);
      assertThat(darkShare(box)).isGreaterThan(0.03);
    });
  }

  @Test
  void a_quote_may_run_over_lines_hyphens_and_cells() {
    assertThat(images.find(manual, 2, "Die Anzugsdrehmomente gelten für trockene Schrauben.")).hasSizeBetween(2, 3);
    assertThat(images.find(manual, 3, "F-118 | Kein Signal vom Fühler. | Kabel prüfen.")).hasSizeBetween(3, 4);
    assertThat(images.find(manual, 3, "Davon steht hier nichts.")).isEmpty();
  }

  @Test
  void single_words_are_found_wherever_they_stand() throws IOException {
    List<Box> boxes = images.words(manual, 3, word -> word.startsWith("Fühler"));
    assertThat(boxes).isNotEmpty().allSatisfy(box -> {
      assertThat(box.width()).isBetween(0.01, 0.2);
      assertThat(darkShare(box)).isGreaterThan(0.03);
    });
    assertThat(images.words(manual, 3, word -> false)).isEmpty();
  }

  @Test
  void every_chunk_can_be_marked_on_its_page() {
    ParsedDocument document = new DocumentParser().parse(manual, "manual.pdf");
    assertThat(new Chunker().chunk(document)).allSatisfy(
        chunk -> assertThat(images.find(manual, chunk.pageFrom(), chunk.text())).isNotEmpty());
  }

  private double darkShare(Box box) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(images.png(manual, 3, 1000)));
    BufferedImage part = image.getSubimage((int) (box.x() * image.getWidth()), (int) (box.y() * image.getHeight()),
        (int) (box.width() * image.getWidth()), (int) (box.height() * image.getHeight()));
    long dark = 0;
    for (int y = 0; y < part.getHeight(); y++) {
      for (int x = 0; x < part.getWidth(); x++) {
        dark += (part.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
      }
    }
    return dark / (double) (part.getWidth() * part.getHeight());
  }
}
