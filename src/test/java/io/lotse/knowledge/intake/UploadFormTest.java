package io.lotse.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class UploadFormTest {
  @Test
  void a_name_that_was_read_in_the_wrong_encoding_is_read_again() {
    String misread = new String("Größe.pdf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(UploadForm.name(misread)).isEqualTo("Größe.pdf");
    assertThat(UploadForm.name("Größe.pdf")).isEqualTo("Größe.pdf");
    assertThat(UploadForm.name("Hướng dẫn.pdf")).isEqualTo("Hướng dẫn.pdf");
  }

  @Test
  void folders_and_control_characters_are_no_part_of_a_name() {
    assertThat(UploadForm.name("../../etc/passwd")).isEqualTo("passwd");
    assertThat(UploadForm.name("C:\\Ablage\\a.pdf")).isEqualTo("a.pdf");
    assertThat(UploadForm.name("a\u0000\r\nb.pdf")).isEqualTo("ab.pdf");
  }

  @Test
  void a_very_long_name_keeps_its_ending() {
    assertThat(UploadForm.name("x".repeat(300) + ".pdf")).hasSize(200).endsWith(".pdf");
  }
}
