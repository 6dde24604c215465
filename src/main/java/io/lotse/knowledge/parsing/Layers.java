package io.lotse.knowledge.parsing;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;

/** Tells which layers of a PDF a viewer shows when it opens it (ISO 32000-1, 8.11). */
final class Layers {
  private final PDOptionalContentProperties properties;

  Layers(PDDocument document) {
    this.properties = document.getDocumentCatalog().getOCProperties();
  }

  boolean areHidden(COSDictionary layer) {
    return properties != null && layer != null && areHidden(PDPropertyList.create(layer));
  }

  boolean areHidden(PDPropertyList layer) {
    return properties != null && switch (layer) {
      case PDOptionalContentGroup group -> !properties.isGroupEnabled(group);
      case PDOptionalContentMembershipDictionary several -> !several.getOCGs().isEmpty()
          && several.getOCGs().stream().allMatch(this::areHidden);
      case null, default -> false;
    };
  }
}
