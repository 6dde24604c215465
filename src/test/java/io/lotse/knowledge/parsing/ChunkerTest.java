package io.lotse.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkerTest {
  @TempDir
  Path directory;

  @Test
  void a_chunk_is_a_literal_span_of_the_text_on_the_pages_it_names() {
    ParsedDocument manual = new DocumentParser().parse(Samples.pdf(directory, Samples.MANUAL), "manual.pdf");
    List<ParsedChunk> chunks = new Chunker().chunk(manual);
    assertThat(chunks).isNotEmpty().allSatisfy(chunk -> {
      assertThat(manual.text().substring(chunk.start(), chunk.end())).isEqualTo(chunk.text());
      String pages = IntStream.rangeClosed(chunk.pageFrom(), chunk.pageTo()).mapToObj(n -> manual.page(n).text())
          .collect(Collectors.joining(ParsedDocument.PAGE_BREAK));
      assertThat(pages).contains(chunk.text());
      assertThat(chunk.labelFrom()).isEqualTo(manual.page(chunk.pageFrom()).label());
    });
    assertThat(chunks).extracting(ParsedChunk::ordinal)
        .containsExactlyElementsOf(IntStream.range(0, chunks.size()).boxed().toList());
  }

  @Test
  void the_path_is_context_and_the_heading_no_part_of_the_text() {
    ParsedChunk chunk = chunks("# Pumpe\n## Wartung\n" + words(40)).getFirst();
    assertThat(chunk.context()).isEqualTo("Pumpe › Wartung");
    assertThat(chunk.text()).doesNotContain("Wartung");
  }

  @Test
  void chunks_stay_below_the_limit_and_end_with_sentences() {
    String sentences = IntStream.range(0, 60).mapToObj(i -> "Satz " + i + " handelt von der Pumpe und ihrem Deckel.")
        .collect(Collectors.joining(" "));
    List<ParsedChunk> chunks = chunks("# A\n" + sentences);
    assertThat(chunks).hasSizeGreaterThan(2).allSatisfy(chunk -> {
      assertThat(Words.count(chunk.text())).isBetween(25, 250);
      assertThat(chunk.text()).startsWith("Satz").endsWith("Deckel.");
    });
  }

  @Test
  void a_split_table_repeats_its_header_as_context_and_splits_no_row() {
    String rows = IntStream.range(0, 40).mapToObj(i -> "| F-" + i + " | " + words(8) + " | prüfen |")
        .collect(Collectors.joining("\n"));
    List<ParsedChunk> chunks = chunks("# Fehler\n| Code | Ursache | Abhilfe |\n|---|---|---|\n" + rows);
    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(chunks.getFirst().text()).startsWith("Code | Ursache | Abhilfe\nF-0 |");
    assertThat(chunks.getFirst().context()).isEqualTo("Fehler");
    assertThat(chunks.subList(1, chunks.size())).allSatisfy(chunk -> {
      assertThat(chunk.context()).isEqualTo("Fehler\nCode | Ursache | Abhilfe");
      assertThat(chunk.text().lines()).allMatch(row -> row.startsWith("F-") && row.endsWith("| prüfen"));
    });
  }

  @Test
  void a_table_over_several_pages_repeats_its_header_where_the_document_does_not() {
    String rows = IntStream.range(0, 60).mapToObj(i -> "<tr><td>F-" + i + "</td><td>" + words(9)
        + "</td><td>Filter " + i + " prüfen</td></tr>").collect(Collectors.joining());
    ParsedDocument document = new DocumentParser().parse(Samples.pdf(directory, """
        <html><head><style>@page { size: A5 } td, th { padding: 3pt 8pt; text-align: left }</style></head><body><table>
        <tr><th>Code</th><th>Ursache</th><th>Abhilfe</th></tr>""" + rows + "</table></body></html>"), "a.pdf");
    assertThat(document.pages()).hasSizeGreaterThan(2);
    assertThat(document.blocks()).filteredOn(block -> block.kind() == ParsedBlock.Kind.ROW).hasSize(60);
    List<ParsedChunk> chunks = new Chunker().chunk(document);
    assertThat(chunks.subList(1, chunks.size())).isNotEmpty().allSatisfy(chunk -> {
      assertThat(chunk.context()).endsWith("Code | Ursache | Abhilfe");
      assertThat(chunk.text().lines().filter(row -> !row.isBlank())).allMatch(row -> row.endsWith("prüfen"));
    });
  }

  @Test
  void a_caption_stays_with_what_it_stands_below() {
    List<ParsedChunk> chunks = chunks("# A\n" + words(170) + ".\n\n" + words(60) + ".\n\nAbbildung 3: Der Deckel\n\n"
        + words(90) + ".");
    assertThat(chunks).filteredOn(chunk -> chunk.text().contains("Abbildung 3")).singleElement()
        .satisfies(chunk -> assertThat(chunk.text()).startsWith("wort"));
  }

  @Test
  void a_procedure_stays_together_with_the_sentence_that_leads_to_it() {
    String steps = IntStream.rangeClosed(1, 6).mapToObj(i -> i + ". " + words(20)).collect(Collectors.joining("\n"));
    List<ParsedChunk> chunks = chunks("# A\n" + words(100) + ".\n\nSo gehen Sie vor:\n\n" + steps);
    assertThat(chunks).hasSize(2);
    assertThat(chunks.get(1).text()).startsWith("So gehen Sie vor:").contains("\n6. ");
  }

  @Test
  void a_tiny_rest_joins_the_chunk_before_it() {
    List<ParsedChunk> chunks = chunks("# A\n" + words(170) + ".\n\n" + words(15) + ".");
    assertThat(chunks).hasSize(1);
  }

  @Test
  void sections_are_kept_apart_unless_they_are_stubs() {
    assertThat(chunks("# A\n## B\n" + words(30) + "\n## C\n" + words(30))).extracting(ParsedChunk::context)
        .containsExactly("A › B", "A › C");
    assertThat(chunks("# A\n## B\nSiehe Anhang.\n## C\nEntfällt.")).singleElement()
        .satisfies(chunk -> assertThat(chunk.text()).isEqualTo("Siehe Anhang.\n\nC\n\nEntfällt."));
  }

  @Test
  void a_table_of_contents_is_in_no_chunk() {
    ParsedDocument document = new DocumentParser().parse(Samples.pdf(directory, """
        <html><body><p>Allgemeine Hinweise zum sicheren Umgang mit der Anlage stehen am Anfang.</p>
        <p>Inhaltsverzeichnis</p><p>1 Einleitung . . . . . . . . 3</p><p>2 Montage . . . . . . . . 5</p>
        <p>3 Wartung . . . . . . . . 9</p><p>Nach dem Verzeichnis folgt wieder ein Satz, der zu lesen ist.</p>
        </body></html>"""), "a.pdf");
    List<ParsedChunk> chunks = new Chunker().chunk(document);
    assertThat(chunks).isNotEmpty().noneMatch(chunk -> chunk.text().contains(". . ."));
    assertThat(chunks.getLast().text()).endsWith("der zu lesen ist.");
  }

  private List<ParsedChunk> chunks(String markdown) {
    return new Chunker().chunk(new DocumentParser().parse(Samples.file(directory, "a.md", markdown), "a.md"));
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "wort").collect(Collectors.joining(" "));
  }
}
