package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.lotse.platform.Problem;

/** Reads text: UTF-8 where it is strictly that, else windows-1252, UTF-16 only with a byte order mark. */
final class TextFile {
  private static final long MAX_BYTES = 20_000_000;
  private static final int LONGEST_UTF_8 = 4;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextFile() {}

  /** @throws Problem 422 {@code document_too_large}, or {@code unsupported_format} where the bytes are no text */
  static String read(Path file) throws IOException {
    checkSize(file);
    return decode(Files.readAllBytes(file)).orElseThrow(DocumentFormat::unsupported);
  }

  static void checkSize(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new Problem(422, "document_too_large", "A text or HTML file may have up to 20 MB.");
    }
  }

  /** The first bytes of a file as text, or empty if they are none; a character may be cut off at the end. */
  static Optional<String> decodeHead(byte[] head) {
    for (int cut = 0; cut < Math.min(LONGEST_UTF_8, head.length); cut++) {
      Optional<String> text = decodeStrictly(head, 0, head.length - cut, StandardCharsets.UTF_8);
      if (text.isPresent()) {
        return text.filter(TextFile::hasNoControls);
      }
    }
    return decode(head);
  }

  private static Optional<String> decode(byte[] bytes) {
    return byOrderMark(bytes).or(() -> decodeStrictly(bytes, 0, bytes.length, StandardCharsets.UTF_8))
        .or(() -> decodeStrictly(bytes, 0, bytes.length, WINDOWS_1252)).filter(TextFile::hasNoControls);
  }

  private static Optional<String> byOrderMark(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return switch (mark) {
      case 0xFEFF -> decodeStrictly(bytes, 2, bytes.length & ~1, StandardCharsets.UTF_16BE);
      case 0xFFFE -> decodeStrictly(bytes, 2, bytes.length & ~1, StandardCharsets.UTF_16LE);
      default -> Optional.empty();
    };
  }

  private static Optional<String> decodeStrictly(byte[] bytes, int from, int to, Charset charset) {
    try {
      CharBuffer text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, from, to - from));
      return Optional.of(text.toString());
    } catch (CharacterCodingException notThisCharset) {
      return Optional.empty();
    }
  }

  private static boolean hasNoControls(String text) {
    return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B);
  }
}
