package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.text.TextPosition;

/** The glyphs of a page with what is known of their visibility; takes from the page those that nobody sees. */
final class HiddenGlyphs {
  /** A page of which pictures cover so much is a scan: invisible text on it is what text recognition has read. */
  private static final float SCAN = 0.5f;

  private record Glyph(TextPosition text, float x, float y) {}

  private final List<Glyph> glyphs = new ArrayList<>();
  private final Set<TextPosition> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<TextPosition> invisible = Collections.newSetFromMap(new IdentityHashMap<>());

  void clear() {
    glyphs.clear();
    hidden.clear();
    invisible.clear();
  }

  int count() {
    return glyphs.size();
  }

  void seen(TextPosition text, float x, float y) {
    glyphs.add(new Glyph(text, x, y));
  }

  void hidden(TextPosition text) {
    hidden.add(text);
  }

  /** A glyph that is set without being painted (rendering mode 3). */
  void invisible(TextPosition text) {
    invisible.add(text);
  }

  /** Removes what is hidden from the page's text and returns it. */
  String takeFrom(List<? extends List<TextPosition>> articles, Painting painting) {
    for (PaintedAreas.Cover cover : painting.covers()) {
      for (Glyph glyph : glyphs.subList(0, Math.min(cover.glyphs(), glyphs.size()))) {
        if (cover.extent().contains(glyph.x(), glyph.y())) {
          hidden.add(glyph.text());
        }
      }
    }
    if (painting.picturedShare() < SCAN) {
      hidden.addAll(invisible);
    }
    if (hidden.isEmpty()) {
      return "";
    }
    StringBuilder taken = new StringBuilder();
    articles.forEach(article -> taken.append(takeFrom(article)));
    return taken.toString();
  }

  private String takeFrom(List<TextPosition> article) {
    StringBuilder taken = new StringBuilder();
    TextPosition before = null;
    for (TextPosition text : article) {
      if (hidden.contains(text)) {
        boolean apart = before != null && (Math.abs(text.getYDirAdj() - before.getYDirAdj()) > 1
            || text.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj() > 0.2f * text.getWidthOfSpace());
        taken.append(apart ? " " : "").append(text.getUnicode());
        before = text;
      }
    }
    article.removeIf(hidden::contains);
    return taken.toString();
  }
}
