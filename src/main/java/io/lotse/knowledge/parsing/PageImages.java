package io.lotse.knowledge.parsing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import io.lotse.platform.Problem;

/**
 * Shows a page of a PDF as a picture, and where on it a quote or single words stand. Painting takes some 50 MB of memory; how many pages
 * are painted at once is the caller's to bound.
 */
public final class PageImages {
  /** Narrowest and widest picture, in pixels. */
  public static final int MIN_WIDTH = 200;
  public static final int MAX_WIDTH = 2000;

  private static final int MAX_HEIGHT = 4000;

  /**
   * A page as PNG.
   *
   * @param page  physical, 1-based
   * @param width pixels, 200–2000; a page more than twice as high as wide comes out narrower
   * @throws Problem 404 {@code page_not_found}, 422 {@code validation_failed} for the width, {@code document_too_large} for a
   *                 page whose pictures do not fit into memory, and those of a PDF that
   *                 cannot be opened
   */
  public byte[] png(Path file, int page, int width) {
    if (width < MIN_WIDTH || width > MAX_WIDTH) {
      throw Problem.invalid("width", "out_of_range", "must be between 200 and 2000 pixels");
    }
    try (PDDocument document = PdfFile.open(file)) {
      return paint(document, existing(document, page), width);
    } catch (IOException e) {
      throw PdfFile.broken(e);
    }
  }

  /**
   * The lines of a literal quote on a page, one box each; empty where the page does not hold it. Spaces, line breaks,
   * hyphens and the signs between cells may differ.
   *
   * @param page physical, 1-based
   * @throws Problem 404 {@code page_not_found}, and those of a PDF that cannot be opened
   */
  public List<Box> find(Path file, int page, String quote) {
    try (PDDocument document = PdfFile.open(file)) {
      return new QuotePlaces(document, existing(document, page)).find(quote);
    } catch (IOException e) {
      throw PdfFile.broken(e);
    }
  }

  /**
   * Some of the words of a page, one box each, in reading order.
   *
   * @param page   physical, 1-based
   * @param wanted is asked about each word, with the punctuation that it touches
   * @throws Problem 404 {@code page_not_found}, and those of a PDF that cannot be opened
   */
  public List<Box> words(Path file, int page, Predicate<String> wanted) {
    try (PDDocument document = PdfFile.open(file)) {
      return new QuotePlaces(document, existing(document, page)).words(wanted);
    } catch (IOException e) {
      throw PdfFile.broken(e);
    }
  }

  private static int existing(PDDocument document, int page) {
    if (page < 1 || page > document.getNumberOfPages()) {
      throw Problem.notFound("page_not_found", "The document has no such page.");
    }
    return page;
  }

  private static byte[] paint(PDDocument document, int number, int width) throws IOException {
    PDPage page = document.getPage(number - 1);
    PagePictures.check(page);
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    float pageWidth = Math.max(1, turned ? box.getHeight() : box.getWidth());
    float pageHeight = Math.max(1, turned ? box.getWidth() : box.getHeight());
    float scale = Math.min(width / pageWidth, MAX_HEIGHT / pageHeight);
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    BufferedImage image = renderer.renderImage(number - 1, scale, ImageType.RGB);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
