package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.lotse.platform.Problem;

/** The formats that are read, told by content: a name can claim anything. */
public enum DocumentFormat {
  PDF("application/pdf"), DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), HTML(
      "text/html"), MARKDOWN("text/markdown"), TEXT("text/plain");

  /** The old container of Office, in which new documents lie when they are encrypted (MS-CFB, MS-OFFCRYPTO). */
  private static final String COMPOUND_FILE = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
  private static final String ENCRYPTED_STREAM = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  private static final int HEAD = 4096;
  private static final int DIRECTORY_ENTRY = 128;
  private static final int PDF_HEADER_WITHIN = 1024;
  private static final Pattern HTML_START = Pattern.compile(
      "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body)\\b.*",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final String mediaType;

  DocumentFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type under which an original of this format is handed out. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The format of a file. The name only tells Markdown from plain text, which nothing else does.
   *
   * @throws Problem 422 {@code unsupported_format} or {@code document_broken}
   */
  public static DocumentFormat detect(Path file, String filename) {
    byte[] head = head(file);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    int pdf = start.indexOf("%PDF-");
    if (pdf >= 0 && pdf < PDF_HEADER_WITHIN) {
      return PDF;
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return detectInZip(file);
    }
    if (start.startsWith(COMPOUND_FILE)) {
      throw isEncryptedPackage(file) ? new Problem(422, "document_encrypted",
          "The Word document needs a password to be opened.") : unsupported();
    }
    if (start.startsWith("{\\rtf") || start.startsWith("%!PS")) {
      throw unsupported();
    }
    String text = TextFile.decodeHead(head).orElseThrow(DocumentFormat::unsupported);
    if (HTML_START.matcher(text).matches()) {
      return HTML;
    }
    String name = filename.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown") ? MARKDOWN : TEXT;
  }

  private static DocumentFormat detectInZip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(DocxParser.DOCUMENT) == null) {
        throw unsupported();
      }
      return DOCX;
    } catch (ZipException broken) {
      throw new Problem(422, "document_broken", "The file begins like a ZIP archive, but cannot be read as one.",
          broken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEncryptedPackage(Path file) {
    byte[] name = ENCRYPTED_STREAM.getBytes(StandardCharsets.ISO_8859_1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE));
      int last = bytes.limit() - name.length;
      for (int at = 0; at <= last; at += DIRECTORY_ENTRY) {
        if (bytes.slice(at, name.length).equals(ByteBuffer.wrap(name))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = new byte[HEAD];
      return Arrays.copyOf(head, in.readNBytes(head, 0, HEAD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Problem unsupported() {
    return new Problem(422, "unsupported_format",
        "The file is none of the formats that are read: PDF, DOCX, HTML, Markdown, plain text.");
  }
}
