package io.lotse.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;
import io.lotse.platform.Problem;

class PdfParserTest {
  @TempDir
  Path directory;

  @Test
  void sections_follow_the_outline_and_carry_the_printed_numbers() {
    ParsedDocument manual = parse(Samples.pdf(directory, Samples.MANUAL));
    assertThat(manual.title()).isEqualTo("Pumpe P-40");
    assertThat(manual.language()).isEqualTo("de");
    assertThat(manual.sections()).extracting(ParsedSection::path).containsExactly("Pumpe P-40", "4 Montage",
        "4 Montage › 4.2 Anzugsdrehmomente", "5 Störungen");
    assertThat(manual.sections()).extracting(ParsedSection::parent).containsExactly(-1, -1, 1, -1);
    assertThat(manual.sections()).extracting(ParsedSection::pageFrom).containsExactly(1, 2, 2, 3);
  }

  @Test
  void a_section_ends_where_the_last_of_its_subsections_ends() {
    ParsedDocument manual = parse(Samples.pdf(directory, Samples.MANUAL));
    assertThat(manual.sections().get(1).end()).isEqualTo(manual.sections().get(2).end());
    assertThat(manual.text().substring(manual.sections().get(2).start(), manual.sections().get(2).end()))
        .startsWith("4.2 Anzugsdrehmomente").endsWith("Den Deckel schließen.");
  }

  @Test
  void running_heads_and_page_numbers_are_dropped() {
    assertThat(parse(Samples.pdf(directory, Samples.MANUAL)).text()).doesNotContain("Handbuch Pumpe", "Seite 2");
  }

  @Test
  void a_running_head_whose_section_changes_is_dropped_from_a_short_document() {
    String sections = Stream.of("Before you start", "Mounting", "First start", "Faults")
        .map(
            name -> "@page %s { @top-left { content: 'Pump Quick Guide' } @top-right { content: '%s' } } .%s { page: %s }"
                .formatted(name.substring(0, 3), name, name.substring(0, 3), name.substring(0, 3)))
        .collect(Collectors.joining());
    String guide = "<html><head><title>Pump Quick Guide</title><style>" + sections + "</style></head><body>"
        + Stream.of("Bef", "Mou", "Fir", "Fau").map(
            page -> "<div class='%s'><p>Text of its own on page %s.</p><p>And more.</p></div>"
                .formatted(page, page)).collect(Collectors.joining()) + "</body></html>";
    assertThat(parse(Samples.pdf(directory, guide)).text().lines().filter(line -> line.contains("Pump Quick Guide")))
        .isEmpty();
  }

  @Test
  void heads_that_name_the_section_at_the_same_place_on_every_page_are_dropped() throws IOException {
    String[] sections = {"Vorwort", "Aufbau", "Montage", "Betrieb", "Wartung", "Anhang"};
    Path file;
    try (PDDocument document = new PDDocument()) {
      for (String section : sections) {
        try (PDPageContentStream content = page(document)) {
          write(content, 50, 750, "Zu " + section);
          for (int line = 0; line < 4; line++) {
            write(content, 50, 700 - 12 * line, "Satz " + "abcd".charAt(line) + " von " + section
                + " geht über die Zeile");
          }
        }
      }
      file = saved(document);
    }
    assertThat(parse(file).text()).contains("Satz a von Montage").doesNotContain("Zu ");
  }

  @Test
  void codes_addresses_and_paths_stay_whole_over_line_ends() {
    assertThat(joined("Der Fehler E-", "031 am X3-Hybrid-", "G4 mit USB-", "fähigem M6-", "gewinde")).isEqualTo(
        "Der Fehler E-031 am X3-Hybrid-G4 mit USB-fähigem M6-gewinde");
    assertThat(joined("siehe https://www.example.", "org/hilfe und (https:", "//example.org/).")).isEqualTo(
        "siehe https://www.example.org/hilfe und (https://example.org/).");
    assertThat(joined("in /usr/share/doc/", "lotse und dem Ordner debian/", "steht es")).isEqualTo(
        "in /usr/share/doc/lotse und dem Ordner debian/ steht es");
  }

  private static String joined(String... lines) {
    StringBuilder text = new StringBuilder();
    Stream.of(lines).forEach(line -> LineEnd.join(text, line));
    return text.toString();
  }

  @Test
  void hyphens_at_line_ends_are_joined_except_before_a_conjunction_or_a_capital() {
    assertThat(parse(Samples.pdf(directory, Samples.MANUAL)).page(2).text()).contains("Die Anzugsdrehmomente gelten",
        "Vor- und Nachteile", "das USB-Kabel liegt bei");
  }

  @Test
  void a_table_row_with_cells_of_several_lines_is_one_line_of_text() {
    ParsedDocument manual = parse(Samples.pdf(directory, Samples.MANUAL));
    assertThat(manual.page(3).text().lines()).contains("Code | Ursache | Abhilfe",
        "F-116 | Der Motor ist zu warm, weil der Lüfter verstopft ist. | Lüfter reinigen.",
        "F-117 | Der Druck im Vorlauf ist zu niedrig. | Das Ventil V3 öffnen, den Filter prüfen und die Pumpe nach "
            + "dreißig Sekunden neu starten.",
        "F-118 | Kein Signal vom Fühler. | Kabel prüfen.");
    assertThat(manual.blocks()).extracting(ParsedBlock::kind).contains(Kind.HEADER_ROW);
  }

  @Test
  void a_table_without_lines_is_recognised_too() {
    String bare = Samples.MANUAL.replace("border: 1px solid black; padding: 3pt; vertical-align: middle",
        "padding: 5pt; vertical-align: top");
    assertThat(parse(Samples.pdf(directory, bare)).page(3).text().lines()).contains(
        "F-117 | Der Druck im Vorlauf ist zu niedrig. | Das Ventil V3 öffnen, den Filter prüfen und die Pumpe nach "
            + "dreißig Sekunden neu starten.");
  }

  @Test
  void steps_of_a_procedure_are_one_line_each() {
    assertThat(parse(Samples.pdf(directory, Samples.MANUAL)).page(2).text().lines()).contains(
        "1. Die Schrauben über Kreuz ansetzen.",
        "2. Mit dem Drehmomentschlüssel in zwei Stufen anziehen und danach den Sitz der Dichtung an allen vier Seiten "
            + "prüfen.",
        "3. Den Deckel schließen.");
  }

  @Test
  void bullets_that_are_painted_begin_items_like_those_that_are_set() {
    assertThat(parse(Samples.pdf(directory, Samples.MANUAL)).page(4).text().lines()).contains("• das Öl wechseln",
        "• den Filter spülen und die Dichtung mit etwas Fett einreiben, damit sie nicht spröde wird",
        "• alle Kabel ansehen");
  }

  @Test
  void without_an_outline_looks_tell_the_headings() {
    String plain = Samples.MANUAL.replaceAll("(?s)<bookmarks>.*</bookmarks>", "");
    assertThat(parse(Samples.pdf(directory, plain)).sections()).extracting(ParsedSection::path).containsExactly(
        "Pumpe P-40", "4 Montage", "4 Montage › 4.2 Anzugsdrehmomente", "5 Störungen", "6 Wartung");
  }

  @Test
  void page_labels_are_kept_beside_physical_numbers() {
    Path labelled = Samples.changed(Samples.pdf(directory, Samples.MANUAL), document -> {
      PDPageLabels labels = new PDPageLabels(document);
      PDPageLabelRange front = new PDPageLabelRange();
      front.setStyle(PDPageLabelRange.STYLE_ROMAN_LOWER);
      PDPageLabelRange body = new PDPageLabelRange();
      body.setStyle(PDPageLabelRange.STYLE_DECIMAL);
      labels.setLabelItem(0, front);
      labels.setLabelItem(1, body);
      document.getDocumentCatalog().setPageLabels(labels);
    });
    assertThat(parse(labelled).pages()).extracting(ParsedPage::label).containsExactly("i", "1", "2", "3");
  }

  @Test
  void without_labels_the_number_in_the_foot_is_the_label() throws IOException {
    ParsedDocument document = parse(numbered(11, 5));
    assertThat(document.pages()).extracting(ParsedPage::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(document.pages()).extracting(ParsedPage::label).containsExactly("11", "12", "13", "14", "15");
    assertThat(document.text()).doesNotContain("Blatt");
  }

  @Test
  void a_table_of_contents_is_text_of_the_page_and_marked() {
    String contents = """
        <html><body><p>Inhaltsverzeichnis</p><p>1 Einleitung . . . . . . . . 3</p><p>2 Montage . . . . . . . . 5</p>
        <p>3 Wartung . . . . . . . . 9</p></body></html>""";
    ParsedDocument document = parse(Samples.pdf(directory, contents));
    assertThat(document.page(1).text()).contains("2 Montage . . .");
    assertThat(document.blocks()).filteredOn(block -> block.kind() == Kind.CONTENTS).hasSize(3);
  }

  @Test
  void two_columns_of_prose_are_read_one_after_the_other() throws IOException {
    ParsedDocument document = parse(columns("Die linke Spalte beginnt hier", "und wird unten fortgesetzt.",
        "Die rechte Spalte folgt ihr", "bis an das Ende der Seite."));
    assertThat(document.text()).contains("beginnt hier und wird unten").contains("folgt ihr bis an das Ende")
        .doesNotContain("|");
  }

  @Test
  void an_encrypted_pdf_is_refused() {
    Path locked = Samples.changed(Samples.pdf(directory, Samples.MANUAL),
        document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    assertRefused(locked, "document_encrypted");
  }

  @Test
  void a_broken_pdf_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(Samples.pdf(directory, Samples.MANUAL));
    assertRefused(Samples.file(directory, "half.pdf", Arrays.copyOf(whole, 300)), "document_broken");
  }

  @Test
  void a_scan_without_text_is_refused() throws IOException {
    Path scan = directory.resolve("scan.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(40, 40,
            BufferedImage.TYPE_INT_RGB)),
            50, 50);
      }
      document.save(scan.toFile());
    }
    assertRefused(scan, "document_without_text");
  }

  @Test
  void a_stream_that_unpacks_without_end_is_refused() throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write("%PDF-1.7\n1 0 obj <</Filter/FlateDecode>>\nstream\n".getBytes());
    try (DeflaterOutputStream packed = new DeflaterOutputStream(pdf)) {
      byte[] zeros = new byte[1_000_000];
      for (int i = 0; i < 80; i++) {
        packed.write(zeros);
      }
    }
    assertRefused(Samples.file(directory, "bomb.pdf", pdf.toByteArray()), "document_too_large");
  }

  private Path columns(String... lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      int half = lines.length / 2;
      try (PDPageContentStream content = page(document)) {
        for (int i = 0; i < lines.length; i++) {
          write(content, i < half ? 50 : 320, 700 - 12 * (i % half), lines[i]);
        }
      }
      return saved(document);
    }
  }

  private Path numbered(int first, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        try (PDPageContentStream content = page(document)) {
          write(content, 50, 700, "Auf dieser Seite steht der Satz mit dem Namen " + "abcdefgh".charAt(i) + ".");
          write(content, 50, 40, "Blatt " + (first + i));
        }
      }
      return saved(document);
    }
  }

  private static PDPageContentStream page(PDDocument document) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    PDPageContentStream content = new PDPageContentStream(document, page);
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
    return content;
  }

  private static void write(PDPageContentStream content, float x, float y, String line) throws IOException {
    content.beginText();
    content.newLineAtOffset(x, y);
    content.showText(line);
    content.endText();
  }

  private Path saved(PDDocument document) throws IOException {
    Path file = directory.resolve("set.pdf");
    document.save(file.toFile());
    return file;
  }

  private static ParsedDocument parse(Path file) {
    return new DocumentParser().parse(file, file.getFileName().toString());
  }

  private static void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> parse(file)).isInstanceOfSatisfying(Problem.class, problem -> {
      assertThat(problem.code()).isEqualTo(code);
      assertThat(problem.status()).isEqualTo(422);
    });
  }
}
