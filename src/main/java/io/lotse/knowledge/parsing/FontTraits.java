package io.lotse.knowledge.parsing;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/** What a font says about its text. Fonts are asked once, since a page may change them with every word. */
final class FontTraits {
  /** Bold text may be a heading, typewriter text a command. */
  record Traits(boolean bold, boolean mono) {}

  private static final Traits PLAIN = new Traits(false, false);
  private static final float SEMI_BOLD = 600;

  private final Map<PDFont, Traits> known = new IdentityHashMap<>();

  Traits of(PDFont font) {
    return font == null ? PLAIN : known.computeIfAbsent(font, FontTraits::read);
  }

  private static Traits read(PDFont font) {
    String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
    PDFontDescriptor descriptor = font.getFontDescriptor();
    boolean bold = name.contains("bold") || name.contains("black") || name.contains("heavy") || name.contains("cmbx")
        || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= SEMI_BOLD);
    boolean mono = name.contains("mono") || name.contains("courier") || name.contains("typewriter")
        || name.contains("consol") || name.contains("cmtt") || descriptor != null && descriptor.isFixedPitch();
    return new Traits(bold, mono);
  }
}
