package io.lotse.knowledge.parsing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.lotse.platform.Problem;

/** Opens the XML parts of a Word document: bounded in size, closed to DTDs and external entities. */
final class DocxPart {
  /** Reads one part. */
  @FunctionalInterface
  interface Reader {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  private static final long MAX_BYTES = 40_000_000;
  private static final long FREE_OF_RATIO = 2_000_000;
  private static final long MAX_RATIO = 150;

  private final ZipFile zip;
  private final XMLInputFactory factory;

  DocxPart(ZipFile zip) {
    this.zip = zip;
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /** Reads a part, if there is one. */
  void read(String name, Reader reader) throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return;
    }
    try (InputStream in = new Bounded(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()))) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      reader.read(xml);
      xml.close();
    }
  }

  static Problem tooLarge() {
    return new Problem(422, "document_too_large", "The Word document unpacks to more than can be held.");
  }

  private static final class Bounded extends FilterInputStream {
    private final long packed;
    private long count;

    Bounded(InputStream in, long packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) {
      count += read;
      if (count > MAX_BYTES || count > FREE_OF_RATIO && count / packed > MAX_RATIO) {
        throw tooLarge();
      }
    }
  }
}
