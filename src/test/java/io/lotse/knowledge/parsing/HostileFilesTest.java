package io.lotse.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.platform.Problem;

/** Files that are made to exhaust memory or time end soon, with an answer. */
class HostileFilesTest {
  @TempDir
  Path directory;

  @Test
  void a_pdf_whose_page_tree_contains_itself_is_refused() {
    Path loop = Samples.changed(Samples.pdf(directory, Samples.MANUAL), document -> {
      COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
      kids.clear();
      kids.add(document.getPages().getCOSObject());
    });
    assertRefused(loop, "document_broken");
  }

  @Test
  void forms_that_draw_forms_ten_times_over_are_refused() throws IOException {
    Path file = directory.resolve("forms.pdf");
    try (PDDocument document = new PDDocument()) {
      PDFormXObject form = form(document, null, "q Q");
      for (int level = 0; level < 10; level++) {
        form = form(document, form, "/F Do ".repeat(12));
      }
      PDPage page = new PDPage();
      page.setResources(resources(form));
      page.setContents(stream(document, "/F Do"));
      document.addPage(page);
      document.save(file.toFile());
    }
    assertRefused(file, "document_too_large");
  }

  @Test
  void content_that_is_packed_twice_is_unpacked_no_further_than_the_bound() throws IOException {
    byte[] bomb = deflated(deflated(new byte[100_000_000]));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write("%PDF-1.7\n1 0 obj <</Filter[/FlateDecode /FlateDecode]>>\nstream\n".getBytes(StandardCharsets.US_ASCII));
    pdf.write(bomb);
    pdf.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    assertRefused(Samples.file(directory, "twice.pdf", pdf.toByteArray()), "document_too_large");
  }

  @Test
  void a_picture_that_claims_too_many_pixels_is_not_painted() throws IOException {
    Path file = directory.resolve("giant.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject image = new PDImageXObject(document);
      image.getCOSObject().setInt(COSName.WIDTH, 100_000);
      image.getCOSObject().setInt(COSName.HEIGHT, 100_000);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 100, 100);
      }
      document.save(file.toFile());
    }
    assertThatThrownBy(() -> new PageImages().png(file, 1, 600)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo("document_too_large"));
  }

  @Test
  void text_of_form_feeds_has_no_pages_without_end() {
    assertRefused(Samples.file(directory, "feeds.txt", "a\f".repeat(30_000)), "document_too_large");
  }

  @Test
  void a_word_document_with_a_password_is_told_from_other_binary_files() {
    byte[] compound = new byte[2048];
    byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
    System.arraycopy(magic, 0, compound, 0, magic.length);
    assertRefused(Samples.file(directory, "old.doc", compound), "unsupported_format");
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, compound, 1024, name.length);
    assertRefused(Samples.file(directory, "locked.docx", compound), "document_encrypted");
  }

  @Test
  void a_list_of_a_hundred_thousand_items_is_read_in_seconds() {
    Path list = Samples.file(directory, "list.html", "<html><body><ol>" + "<li>x".repeat(100_000)
        + "</ol></body></html>");
    assertThat(new DocumentParser().parse(list, "list.html").text()).endsWith("100000. x");
  }

  private static PDFormXObject form(PDDocument document, PDFormXObject inner, String content) throws IOException {
    PDFormXObject form = new PDFormXObject(stream(document, content));
    form.setBBox(new PDRectangle(100, 100));
    form.setResources(inner == null ? new PDResources() : resources(inner));
    return form;
  }

  private static PDResources resources(PDFormXObject form) {
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F"), form);
    return resources;
  }

  private static PDStream stream(PDDocument document, String content) throws IOException {
    return new PDStream(document, new java.io.ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] deflated(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> new DocumentParser().parse(file, file.getFileName().toString()))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
