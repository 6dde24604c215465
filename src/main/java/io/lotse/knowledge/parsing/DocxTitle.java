package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import javax.xml.stream.XMLStreamException;

/** The title among a Word document's core properties. */
final class DocxTitle {
  private DocxTitle() {}

  /** The title, or null. */
  static String read(DocxPart parts) throws IOException, XMLStreamException {
    AtomicReference<String> title = new AtomicReference<>();
    parts.read("docProps/core.xml", xml -> {
      while (xml.hasNext()) {
        if (xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("title")) {
          title.set(xml.getElementText());
        }
      }
    });
    return title.get();
  }
}
