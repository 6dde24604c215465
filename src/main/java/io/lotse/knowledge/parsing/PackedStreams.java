package io.lotse.knowledge.parsing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;

import io.lotse.platform.Problem;

/**
 * Refuses a PDF whose packed streams would unpack to more than the heap should hold. PDFBox unpacks object and content
 * streams into memory, and deflate packs a gigabyte of zeros into a megabyte.
 */
final class PackedStreams {
  private static final byte[] KEYWORD = {'s', 't', 'r', 'e', 'a', 'm'};
  private static final byte[] IMAGE = {'/', 'I', 'm', 'a', 'g', 'e'};
  private static final byte[] END = {'e', 'n', 'd', 's', 't', 'r', 'e', 'a', 'm'};
  private static final Pattern FILTER = Pattern.compile("/((?:Flate|LZW|RunLength|ASCII85|ASCIIHex)Decode)\\b");
  private static final long MAX_UNPACKED = 64_000_000;
  private static final int DICTIONARY = 600;
  private static final int DEFLATED = 0x78;

  private final ByteBuffer file;
  private final byte[] sink = new byte[64 * 1024];

  private PackedStreams(ByteBuffer file) {
    this.file = file;
  }

  /** @throws Problem 422 {@code document_too_large} */
  static void check(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw tooLarge();
      }
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      new PackedStreams(mapped).check();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    int at = 0;
    while (at < file.limit() - KEYWORD.length - 2) {
      if (!isAt(at, KEYWORD)) {
        at++;
        continue;
      }
      int data = dataAfter(at + KEYWORD.length);
      at = data > 0 && !isImage(at) ? data + unpackAny(at, data) : at + 1;
    }
  }

  private int unpackAny(int keyword, int data) {
    List<String> filters = FILTER.matcher(dictionaryBefore(keyword)).results().map(match -> match.group(1)).toList();
    boolean usual = filters.isEmpty() || filters.equals(List.of("FlateDecode"));
    if (usual) {
      return (file.get(data) & 0xFF) == DEFLATED ? unpack(data) : 1;
    }
    unpackThrough(filters, data);
    return 1;
  }

  /** For what is packed in another way, or more than once. */
  private void unpackThrough(List<String> filters, int from) {
    int to = from;
    while (to < file.limit() - END.length && !isAt(to, END)) {
      to++;
    }
    byte[] content = new byte[to - from];
    file.get(from, content);
    try {
      for (String filter : filters) {
        BoundedBytes unpacked = new BoundedBytes();
        FilterFactory.INSTANCE.getFilter(filter).decode(new ByteArrayInputStream(content), unpacked,
            new COSDictionary(),
            0);
        content = unpacked.toByteArray();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException notPackedSo) {
      System.getLogger(PackedStreams.class.getName()).log(System.Logger.Level.DEBUG, "Stream", notPackedSo);
    }
  }

  private static final class BoundedBytes extends ByteArrayOutputStream {
    @Override
    public void write(int next) {
      grow(1);
      super.write(next);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      grow(length);
      super.write(bytes, offset, length);
    }

    private void grow(int by) {
      if (count + (long) by > MAX_UNPACKED) {
        throw tooLarge();
      }
    }
  }

  /** The end of the dictionary that describes a stream. */
  private String dictionaryBefore(int keyword) {
    byte[] bytes = new byte[Math.min(DICTIONARY, keyword)];
    file.get(keyword - bytes.length, bytes);
    String before = new String(bytes, StandardCharsets.ISO_8859_1);
    return before.substring(Math.max(0, before.lastIndexOf("obj") + 1));
  }

  private int dataAfter(int keywordEnd) {
    byte next = file.get(keywordEnd);
    if (next == '\n') {
      return keywordEnd + 1;
    }
    return next == '\r' && file.get(keywordEnd + 1) == '\n' && keywordEnd + 2 < file.limit() ? keywordEnd + 2 : -1;
  }

  private boolean isImage(int keyword) {
    for (int at = keyword; at > Math.max(0, keyword - DICTIONARY); at--) {
      if (isAt(at, IMAGE)) {
        return true;
      }
      if (at < keyword && isAt(at, KEYWORD)) {
        return false;
      }
    }
    return false;
  }

  private boolean isAt(int at, byte[] what) {
    for (int i = 0; i < what.length; i++) {
      if (file.get(at + i) != what[i]) {
        return false;
      }
    }
    return true;
  }

  /** Unpacks and counts; returns how many packed bytes were read. */
  private int unpack(int from) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file.slice(from, file.limit() - from));
      int written = 1;
      while (written > 0 && !inflater.finished()) {
        written = inflater.inflate(sink);
        if (inflater.getBytesWritten() > MAX_UNPACKED) {
          throw tooLarge();
        }
      }
      return (int) Math.max(1, inflater.getBytesRead());
    } catch (DataFormatException notDeflated) {
      return 1;
    } finally {
      inflater.end();
    }
  }

  private static Problem tooLarge() {
    return new Problem(422, "document_too_large", "The PDF unpacks to more than can be held: a stream exceeds 64 MB.");
  }
}
