package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds running heads and feet and takes them from the pages: they would interrupt sentences and win searches. */
final class RunningLines {
  private static final int DEEPEST = 3;
  private static final int SHORTEST_TABLE = 3;
  private static final double FREQUENT = 0.3;
  private static final int LONG_BEGINNING = 14;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LONE_ROMAN = Pattern.compile("[ivxlc]{1,8}|[IVXLC]{1,8}");

  private final List<PdfPage> pages;
  private final Map<String, Integer> pagesWith = new HashMap<>();
  private final Map<String, Integer> pagesAtPlace = new HashMap<>();
  private final Map<String, Integer> pagesWithAtPlace = new HashMap<>();
  private final Map<String, Integer> pagesWithHead = new HashMap<>();

  private RunningLines(List<PdfPage> pages) {
    this.pages = pages;
  }

  /** Takes them away and returns what was taken, by physical page number. */
  static Map<Integer, List<String>> remove(List<PdfPage> pages) {
    return new RunningLines(pages).remove();
  }

  private Map<Integer, List<String>> remove() {
    for (PdfPage page : pages) {
      margins(page).forEach(line -> {
        pagesWith.merge(shape(line), 1, Integer::sum);
        pagesAtPlace.merge(place(line), 1, Integer::sum);
        pagesWithAtPlace.merge(place(line) + shape(line), 1, Integer::sum);
      });
      head(page).ifPresent(line -> pagesWithHead.merge(place(line) + beginning(line), 1, Integer::sum));
    }
    Map<String, Integer> repeatedAtPlace = new HashMap<>();
    pages.forEach(page -> margins(page).stream()
        .filter(line -> pagesWithAtPlace.get(place(line) + shape(line)) > 1)
        .forEach(line -> repeatedAtPlace.merge(place(line), 1, Integer::sum)));
    VaryingHeads heads = new VaryingHeads(pages);
    Map<Integer, List<String>> taken = new TreeMap<>();
    for (PdfPage page : pages) {
      List<PageLine> running = margins(page).stream().filter(line -> isRunning(line, repeatedAtPlace) || heads.holds(
          line, page)).toList();
      page.lines().removeAll(running);
      taken.put(page.number(), running.stream().map(PageLine::text).toList());
    }
    return taken;
  }

  /** The outermost lines; those of a short page may be both head and foot. */
  private static List<PageLine> margins(PdfPage page) {
    List<PageLine> byPlace = outsideTables(page.lines());
    byPlace.sort(Comparator.comparingDouble(PageLine::base));
    int size = byPlace.size();
    if (size <= 2 * DEEPEST) {
      return byPlace;
    }
    List<PageLine> margins = new ArrayList<>(byPlace.subList(0, DEEPEST));
    margins.addAll(byPlace.subList(size - DEEPEST, size));
    return margins;
  }

  /** A table over many pages repeats its header, and its rows may differ in nothing but figures. */
  private static List<PageLine> outsideTables(List<PageLine> lines) {
    List<PageLine> outside = new ArrayList<>(lines.size());
    int from = 0;
    while (from < lines.size()) {
      int to = from;
      while (to < lines.size() && lines.get(to).kind().isRow()) {
        to++;
      }
      if (to - from < SHORTEST_TABLE) {
        outside.addAll(lines.subList(from, Math.max(to, from + 1)));
      }
      from = Math.max(to, from + 1);
    }
    return outside;
  }

  /** The topmost line, if more than a foot is below it. */
  private static Optional<PageLine> head(PdfPage page) {
    return page.lines().size() < 3 ? Optional.empty()
        : page.lines().stream().min(Comparator.comparingDouble(PageLine::base));
  }

  private boolean isRunning(PageLine line, Map<String, Integer> repeatedAtPlace) {
    int count = Math.max(pagesWith.get(shape(line)), pagesWithHead.getOrDefault(place(line) + beginning(line), 0));
    if (count >= 3 && count > FREQUENT * pages.size()) {
      return true;
    }
    if (pages.size() == 2 && count == 2 && pagesWithAtPlace.get(place(line) + shape(line)) == 2) {
      return true;
    }
    int atPlace = pagesAtPlace.get(place(line));
    boolean usualPlace = atPlace >= 3 && atPlace > FREQUENT * pages.size();
    return usualPlace && repeatedAtPlace.getOrDefault(place(line), 0) > 0.6 * atPlace
        && pagesWithAtPlace.get(place(line) + shape(line)) > 0;
  }

  private static String shape(PageLine line) {
    String text = line.text();
    return LONE_ROMAN.matcher(text).matches() ? "#" : NUMBER.matcher(text).replaceAll("#");
  }

  /** A head in two halves begins with the title, however the section at its right changes. */
  private static String beginning(PageLine line) {
    return line.text().length() < LONG_BEGINNING ? line.text() : line.text().substring(0, LONG_BEGINNING);
  }

  private static String place(PageLine line) {
    return Math.round(line.base()) + "/" + Math.round(line.size() * 2) + "/";
  }
}
