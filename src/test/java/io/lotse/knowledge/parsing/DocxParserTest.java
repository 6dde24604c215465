package io.lotse.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.platform.Problem;

class DocxParserTest {
  private static final String STYLES = """
      <w:styles xmlns:w="urn:w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:styleId="KapitelRot"><w:name w:val="Kapitel rot"/><w:basedOn w:val="Kapitel"/></w:style>
      <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>""";
  private static final String NUMBERING = """
      <w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
      </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>""";

  @TempDir
  Path directory;

  @Test
  void headings_lists_tables_and_page_breaks_are_read() {
    ParsedDocument document = parse(
        """
            <w:p><w:pPr><w:pStyle w:val="Verzeichnis1"/></w:pPr><w:r><w:t>Wartung 2</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Wartung</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Das Öl </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>
            <w:r><w:t>wechseln.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Ablassen</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Füllen</w:t></w:r></w:p>
            <w:p><w:r><w:br w:type="page"/></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="KapitelRot"/></w:pPr><w:r><w:t>Mengen</w:t></w:r></w:p>
            <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Typ</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Liter</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>P-40</w:t></w:r></w:p><w:p><w:r><w:t>kurz</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>1,5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>""");
    assertThat(document.page(1).text()).isEqualTo("""
        Wartung 2

        Wartung

        Das Öl wechseln.

        1. Ablassen
        2. Füllen""");
    assertThat(document.page(2).text()).isEqualTo("""
        Mengen

        Typ | Liter
        P-40 kurz | 1,5""");
    assertThat(document.sections()).extracting(ParsedSection::path).endsWith("Wartung › Mengen");
    assertThat(document.blocks()).extracting(ParsedBlock::kind).contains(ParsedBlock.Kind.CONTENTS,
        ParsedBlock.Kind.HEADER_ROW);
  }

  @Test
  void a_document_that_unpacks_without_end_is_refused() {
    String open = "<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>";
    byte[] bomb = (open + " ".repeat(30_000_000)).getBytes();
    assertRefused(Samples.docx(directory, "word/document.xml", bomb), "document_too_large");
  }

  @Test
  void external_entities_are_never_read() {
    String evil = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"urn:w\"><w:body>"
        + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    assertRefused(Samples.docx(directory, "word/document.xml", evil), "document_broken");
  }

  @Test
  void damaged_xml_is_refused() {
    assertRefused(Samples.docx(directory, "word/document.xml", "<w:document"), "document_broken");
  }

  private ParsedDocument parse(String body) {
    Path file = Samples.docx(directory, "word/document.xml",
        "<w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>", "word/styles.xml", STYLES,
        "word/numbering.xml", NUMBERING);
    return new DocumentParser().parse(file, "sample.docx");
  }

  private static void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> new DocumentParser().parse(file, "sample.docx")).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
