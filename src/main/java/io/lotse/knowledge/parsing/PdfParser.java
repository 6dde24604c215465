package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;

import io.lotse.platform.Problem;

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
      Manuscript manuscript = new Manuscript();
      List<PdfPage> pages = pages(document, manuscript.findings());
      PrintedNumbers printed = new PrintedNumbers(RunningLines.remove(pages));
      pages.stream().filter(page -> page.inked() && page.lines().isEmpty()).forEach(
          page -> manuscript.findings().withoutText(page.number()));
      ContentsLines.mark(pages);
      Typography typography = Typography.of(pages);
      Headings headings = Outline.of(document).locate(pages).orElseGet(() -> typography.headings(pages));
      List<String> labels = printed.labels(document);
      for (PdfPage page : pages) {
        manuscript.page(labels.get(page.number() - 1));
        new Paragraphs(page, typography, headings, manuscript).write();
      }
      String given = document.getDocumentInformation().getTitle();
      return manuscript.finish(DocumentFormat.PDF,
          DocumentTitle.isSensible(given) ? given : typography.display(pages.getFirst()), filename);
    } catch (Problem refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      throw PdfFile.broken(damaged);
    }
  }

  private static List<PdfPage> pages(PDDocument document, Findings findings) throws IOException {
    if (!document.getPages().iterator().hasNext()) {
      throw new IOException("There is no page.");
    }
    List<PdfPage> pages = new ArrayList<>();
    for (int number = 1; number <= document.getNumberOfPages(); number++) {
      pages.add(new PdfPage(number, 0, false, new ArrayList<>()));
    }
    new PageReader(new Gathering(pages, findings)).read(document, 1, pages.size());
    return pages;
  }

  /** Turns pages into lines as they are read, so that their words need not be held. */
  private record Gathering(List<PdfPage> pages, Findings findings) implements PageReader.Sink {
    @Override
    public void page(int number, PageContent content) {
      List<PageLine> lines = new ArrayList<>(PageLayout.lines(content).stream().map(PageLine::slim).toList());
      pages.set(number - 1, new PdfPage(number, content.height(), content.inked(), lines));
      if (!content.hidden().isBlank()) {
        findings.hidden(number, content.hidden());
      }
      findings.peculiar(number, content.peculiar());
    }

    @Override
    public void damaged(int number) {
      findings.damaged(number);
    }
  }
}
