package io.lotse.knowledge.parsing;

import java.util.List;
import java.util.Locale;

/**
 * Finds the line that a bookmark means: the one with its title nearest to its place, or, where no line has the title
 * (it may be an image), the first line below the place.
 */
final class BookmarkPlaces {
  private static final int LONGEST_HEADING = 3;

  private final List<PdfPage> pages;
  private final Headings headings = new Headings();
  private int lastPage;
  private int lastLine;

  BookmarkPlaces(List<PdfPage> pages) {
    this.pages = pages;
  }

  Headings locate(List<Outline.Bookmark> bookmarks) {
    bookmarks.forEach(this::locate);
    return headings;
  }

  private void locate(Outline.Bookmark bookmark) {
    int index = bookmark.page() - 1;
    Place place = titled(pages.get(index).lines(), bookmark);
    if (place == null) {
      place = below(pages.get(index).lines(), bookmark.y());
    }
    while (place == null && index + 1 < pages.size()) {
      index++;
      place = pages.get(index).lines().isEmpty() ? null : new Place(0, 0);
    }
    if (place == null || index < lastPage || index == lastPage && place.line() < lastLine) {
      return;
    }
    lastPage = index;
    lastLine = place.line();
    List<PageLine> lines = pages.get(index).lines();
    headings.put(lines.get(place.line()), new Headings.Heading(bookmark.level(), title(bookmark, lines, place),
        place.lines()));
  }

  private record Place(int line, int lines) {}

  private static Place titled(List<PageLine> lines, Outline.Bookmark bookmark) {
    String wanted = letters(bookmark.title());
    Place best = null;
    float bestDistance = Float.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      int count = matchingLines(lines, i, wanted);
      float distance = bookmark.y() < 0 ? i : Math.abs(lines.get(i).top() - bookmark.y());
      if (count > 0 && distance < bestDistance) {
        best = new Place(i, count);
        bestDistance = distance;
      }
    }
    boolean numberAbove = best != null && best.line() > 0
        && SectionNumber.isChapterNumber(lines.get(best.line() - 1).text());
    return numberAbove ? new Place(best.line() - 1, best.lines() + 1) : best;
  }

  private static int matchingLines(List<PageLine> lines, int from, String wanted) {
    StringBuilder text = new StringBuilder();
    for (int count = 1; count <= LONGEST_HEADING && from + count <= lines.size(); count++) {
      PageLine line = lines.get(from + count - 1);
      if (line.kind().isRow() || line.kind() == ParsedBlock.Kind.CONTENTS) {
        return 0;
      }
      LineEnd.join(text, line.text());
      String found = letters(text.toString());
      if (found.equals(wanted) || found.endsWith(wanted) && isNumberBefore(text.toString(), wanted)) {
        return count;
      }
      if (found.length() > wanted.length() + 20) {
        return 0;
      }
    }
    return 0;
  }

  private static boolean isNumberBefore(String text, String wanted) {
    for (int cut = 1; cut < text.length(); cut++) {
      if (letters(text.substring(cut)).equals(wanted)) {
        return SectionNumber.canStandBeforeTitle(text.substring(0, cut));
      }
    }
    return false;
  }

  private static Place below(List<PageLine> lines, float y) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).base() > y) {
        return new Place(i, 0);
      }
    }
    return null;
  }

  private static String title(Outline.Bookmark bookmark, List<PageLine> lines, Place place) {
    StringBuilder text = new StringBuilder();
    lines.subList(place.line(), place.line() + place.lines()).forEach(line -> LineEnd.join(text, line.text()));
    return text.length() > bookmark.title().length() ? text.toString() : bookmark.title();
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
