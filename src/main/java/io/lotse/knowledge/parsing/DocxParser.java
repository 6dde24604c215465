package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLStreamException;

/** Reads a Word document (ISO/IEC 29500, WordprocessingML) from its parts, without external entities. */
final class DocxParser {
  static final String DOCUMENT = "word/document.xml";
  private static final int MOST_ENTRIES = 10_000;

  private final Path file;
  private final String filename;

  DocxParser(Path file, String filename) {
    this.file = file;
    this.filename = filename;
  }

  /** @throws io.lotse.platform.Problem 422 {@code document_broken} or {@code document_too_large} */
  ParsedDocument parse() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw DocxPart.tooLarge();
      }
      DocxPart parts = new DocxPart(zip);
      Manuscript manuscript = new Manuscript();
      DocxStyles styles = DocxStyles.read(parts);
      DocxLists lists = DocxLists.read(parts);
      boolean laidOut = DocxBody.isLaidOut(parts);
      parts.read(DOCUMENT, xml -> new DocxBody(styles, lists, laidOut, manuscript).write(xml));
      return manuscript.finish(DocumentFormat.DOCX, DocxTitle.read(parts), filename);
    } catch (ZipException | XMLStreamException broken) {
      throw new io.lotse.platform.Problem(422, "document_broken", "The Word document is damaged and cannot be read.",
          broken);
    }
  }
}
