package io.lotse.knowledge.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;

/** Reads a PDF: lines of all pages first, then what only the whole tells (running heads, body size, headings). */
final class PdfParser {
  private final Path file;
  private final String filename;

  PdfParser(Path file, String filename) {
    this.file = file;
    this.filename = filename;
  }

  ParsedDocument parse() {
    try (PDDocument document = PdfFile.open(file)) {
      List<PdfPage> pages = pages(document);
      PrintedNumbers printed = new PrintedNumbers(RunningLines.remove(pages));
      ContentsLines.mark(pages);
      Typography typography = Typography.of(pages);
      Headings headings = Outline.of(document).locate(pages).orElseGet(() -> typography.headings(pages));
      List<String> labels = printed.labels(document);
      Manuscript manuscript = new Manuscript();
      for (PdfPage page : pages) {
        manuscript.page(labels.get(page.number() - 1));
        new Paragraphs(page, typography, headings, manuscript).write();
      }
      String given = document.getDocumentInformation().getTitle();
      return manuscript.finish(DocumentFormat.PDF,
          DocumentTitle.isSensible(given) ? given : typography.display(pages.getFirst()), filename);
    } catch (IOException | IllegalArgumentException | ClassCastException damaged) {
      throw PdfFile.broken(damaged);
    }
  }

  private static List<PdfPage> pages(PDDocument document) throws IOException {
    List<PdfPage> pages = new ArrayList<>();
    for (int number = 1; number <= document.getNumberOfPages(); number++) {
      pages.add(new PdfPage(number, 0, new ArrayList<>()));
    }
    new PageReader((number, content) -> {
      List<PageLine> lines = new ArrayList<>(PageLayout.lines(content).stream().map(PageLine::slim).toList());
      pages.set(number - 1, new PdfPage(number, content.height(), lines));
    }).read(document, 1, pages.size());
    return pages;
  }
}
