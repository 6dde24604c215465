package io.lotse.manuals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader finds in a PDF: the text of each page as one line, its label, and the outline with page and height. */
record PrintedManual(String title, String language, List<String> pages, List<String> labels, List<Entry> outline) {

  private static final Pattern LINE_END_HYPHEN = Pattern.compile("-\\s*\\R(?=\\p{Ll})");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** One item of the outline: level 1 to 3, physical page from 1, distance of the heading from the page's foot in pt. */
  record Entry(String title, int level, int page, int y) {}

  static PrintedManual open(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      List<Entry> outline = new ArrayList<>();
      collect(document, document.getDocumentCatalog().getDocumentOutline().children(), 1, outline);
      return new PrintedManual(document.getDocumentInformation().getTitle(),
          document.getDocumentCatalog().getLanguage(), pages(document),
          List.of(document.getDocumentCatalog().getPageLabels().getLabelsByPageIndices()), outline);
    }
  }

  private static List<String> pages(PDDocument document) throws IOException {
    List<String> pages = new ArrayList<>();
    PDFTextStripper stripper = new PDFTextStripper();
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      pages.add(line(stripper.getText(document)));
    }
    return pages;
  }

  private static void collect(PDDocument document, Iterable<PDOutlineItem> items, int level, List<Entry> outline)
      throws IOException {
    for (PDOutlineItem item : items) {
      PDPageXYZDestination destination = (PDPageXYZDestination) item.getDestination();
      int page = document.getPages().indexOf(destination.getPage()) + 1;
      outline.add(new Entry(item.getTitle(), level, page, destination.getTop()));
      collect(document, item.children(), level + 1, outline);
    }
  }

  /** Words parted at a line's end are joined, all white space is one blank. */
  static String line(String text) {
    return SPACE.matcher(LINE_END_HYPHEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  boolean says(int page, String span) {
    return pages.get(page - 1).contains(line(span));
  }

  /** Pages with an arabic label: the body without title and contents. */
  long printedPages() {
    return labels.stream().filter(label -> label.matches("\\d+")).count();
  }

  /** The first page of a section and the page on which the next one begins, both physical. */
  int[] span(String section) {
    for (int at = 0; at < outline.size(); at++) {
      if (outline.get(at).title().equals(section)) {
        return new int[]{outline.get(at).page(), at + 1 < outline.size() ? outline.get(at + 1).page() : pages.size()};
      }
    }
    throw new IllegalArgumentException("no section " + section);
  }
}
