package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a PDF: the author's own sections, with the place of each. */
final class Outline {
  /**
   * @param page physical, 1-based
   * @param y    points from the page's upper edge, or -1 where only the page is known
   */
  record Bookmark(int level, String title, int page, float y) {}

  private static final int MOST = 20_000;
  private static final int DEEPEST = 12;

  private final PDDocument document;
  private final Map<COSDictionary, Integer> numbers = new IdentityHashMap<>();
  private final List<Bookmark> bookmarks = new ArrayList<>();

  private Outline(PDDocument document) {
    this.document = document;
  }

  static Outline of(PDDocument document) {
    Outline outline = new Outline(document);
    PDDocumentOutline root = document.getDocumentCatalog().getDocumentOutline();
    if (root != null) {
      int number = 1;
      for (PDPage page : document.getPages()) {
        outline.numbers.put(page.getCOSObject(), number++);
      }
      outline.read(root, 1);
    }
    return outline;
  }

  /** The headings on the pages, or empty where there are fewer than two bookmarks that lead anywhere. */
  Optional<Headings> locate(List<PdfPage> pages) {
    return bookmarks.size() < 2 ? Optional.empty() : Optional.of(new BookmarkPlaces(pages).locate(bookmarks));
  }

  private void read(PDOutlineNode node, int level) {
    boolean wrapsAll = level == 1 && isOnlyChild(node);
    for (PDOutlineItem item : node.children()) {
      if (bookmarks.size() >= MOST || level > DEEPEST) {
        return;
      }
      bookmark(item, level).ifPresent(bookmarks::add);
      read(item, wrapsAll ? level : level + 1);
    }
  }

  /** Some tools put all chapters below one item that names the document. */
  private static boolean isOnlyChild(PDOutlineNode node) {
    PDOutlineItem first = node.getFirstChild();
    return first != null && first.getNextSibling() == null && first.hasChildren();
  }

  private Optional<Bookmark> bookmark(PDOutlineItem item, int level) {
    String title = item.getTitle() == null ? "" : CleanText.line(item.getTitle());
    try {
      PDPage page = item.findDestinationPage(document);
      Integer number = page == null ? null : numbers.get(page.getCOSObject());
      return number == null || title.isEmpty() ? Optional.empty()
          : Optional.of(new Bookmark(level, title, number, height(destination(item), page)));
    } catch (IOException | RuntimeException leadsNowhere) {
      System.getLogger(Outline.class.getName()).log(System.Logger.Level.DEBUG, "Bookmark", leadsNowhere);
      return Optional.empty();
    }
  }

  private PDPageDestination destination(PDOutlineItem item) throws IOException {
    PDDestination destination = item.getDestination();
    if (destination == null && item.getAction() instanceof PDActionGoTo go) {
      destination = go.getDestination();
    }
    if (destination instanceof PDNamedDestination named) {
      return document.getDocumentCatalog().findNamedDestinationPage(named);
    }
    return destination instanceof PDPageDestination explicit ? explicit : null;
  }

  private static float height(PDPageDestination destination, PDPage page) {
    float top = switch (destination) {
      case PDPageXYZDestination place -> place.getTop();
      case PDPageFitWidthDestination line -> line.getTop();
      case null, default -> -1;
    };
    return top < 0 || page.getRotation() != 0 ? -1 : Math.max(0, page.getCropBox().getUpperRightY() - top);
  }
}
