package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import io.lotse.platform.Problem;

/** Opens a PDF so that its size does not matter to the heap: the file is mapped, what is unpacked goes to a temporary file. */
final class PdfFile {
  private static final int MAX_PAGES = 20_000;

  private PdfFile() {}

  /** @throws Problem 422 {@code document_encrypted}, {@code document_broken} or {@code document_too_large} */
  static PDDocument open(Path file) {
    PackedStreams.check(file);
    PDDocument document = load(file);
    if (document.getNumberOfPages() > MAX_PAGES) {
      close(document);
      throw new Problem(422, "document_too_large", "A PDF may have up to 20,000 pages.");
    }
    return document;
  }

  static Problem broken(Exception cause) {
    return new Problem(422, "document_broken", "The PDF is damaged and cannot be read.", cause);
  }

  private static PDDocument load(Path file) {
    try {
      return Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException locked) {
      throw new Problem(422, "document_encrypted", "The PDF needs a password to be opened.", locked);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  private static void close(PDDocument document) {
    try {
      document.close();
    } catch (IOException e) {
      throw broken(e);
    }
  }
}
