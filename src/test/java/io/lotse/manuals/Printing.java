package io.lotse.manuals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.JDKXRLogger;
import com.openhtmltopdf.util.XRLog;

/**
 * Prints a set page as PDF: the same bytes for the same source. The pages before the first chapter are labelled i, ii,
 * iii and the first chapter begins page 1 (ISO 32000-1, 12.4.2), so that printed and physical numbers differ.
 */
final class Printing {
  /** Complains of the fonts that readers bring along; none is used here. */
  private static final Logger BUILT_IN_FONTS = Logger.getLogger(PDType1Font.class.getName());

  static {
    BUILT_IN_FONTS.setLevel(Level.SEVERE);
    XRLog.setLoggerImpl(new JDKXRLogger(false, Level.WARNING, new ConsoleHandler(), new SimpleFormatter()));
  }

  private Printing() {}

  static byte[] print(ManualSource source, Document page) throws IOException {
    PdfRendererBuilder printer = new PdfRendererBuilder();
    Fonts.use(printer);
    printer.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = printer.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      label(document);
      describe(document, source);
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static void label(PDDocument document) throws IOException {
    PDOutlineItem firstChapter = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
    PDPage start = firstChapter.findDestinationPage(document);
    PDPageLabels labels = new PDPageLabels(document);
    labels.setLabelItem(0, numbered(PDPageLabelRange.STYLE_ROMAN_LOWER));
    labels.setLabelItem(document.getPages().indexOf(start), numbered(PDPageLabelRange.STYLE_DECIMAL));
    document.getDocumentCatalog().setPageLabels(labels);
  }

  private static PDPageLabelRange numbered(String style) {
    PDPageLabelRange range = new PDPageLabelRange();
    range.setStyle(style);
    range.setStart(1);
    return range;
  }

  private static void describe(PDDocument document, ManualSource source) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(source.get("title"));
    information.setAuthor(source.get("maker"));
    information.setSubject(source.get("subtitle"));
    information.setKeywords(source.get("tags"));
    information.setCreationDate(date(source));
    information.setModificationDate(date(source));
    document.setDocumentInformation(information);
    document.getDocumentCatalog().setLanguage(source.language());
    document.setDocumentId(source.file().hashCode() & 0xFFFFFFFFL);
  }

  private static Calendar date(ManualSource source) {
    String[] parts = source.get("date").split("-");
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    date.clear();
    date.set(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]) - 1, Integer.parseInt(parts[2]));
    return date;
  }
}
