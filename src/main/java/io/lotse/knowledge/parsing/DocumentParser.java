package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.lotse.platform.Problem;

/** Reads a file of any supported format. Holds no state: one instance serves all threads. */
public final class DocumentParser {
  /** The text of a file that is Markdown, whatever it looks like; 422 as for any file. */
  public ParsedDocument parseMarkdown(Path file, String filename) {
    try {
      return new MarkdownParser(filename).parse(TextFile.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StackOverflowError nested) {
      throw new Problem(422, "document_broken", "The document is nested deeper than can be read.", nested);
    }
  }

  /**
   * The text of {@code file} with its pages and sections.
   *
   * @param filename the name the file was given by a person; it tells Markdown from plain text and may become the title
   * @throws Problem 422 {@code unsupported_format}, {@code document_encrypted}, {@code document_broken},
   *                 {@code document_without_text} (no text layer on any page) or {@code document_too_large}
   */
  public ParsedDocument parse(Path file, String filename) {
    try {
      return switch (DocumentFormat.detect(file, filename)) {
        case PDF -> new PdfParser(file, filename).parse();
        case DOCX -> new DocxParser(file, filename).parse();
        case HTML -> new HtmlParser(file, filename).parse();
        case MARKDOWN -> new MarkdownParser(filename).parse(TextFile.read(file));
        case TEXT -> new PlainTextParser(filename).parse(TextFile.read(file));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StackOverflowError nested) {
      throw new Problem(422, "document_broken", "The document is nested deeper than can be read.", nested);
    }
  }
}
