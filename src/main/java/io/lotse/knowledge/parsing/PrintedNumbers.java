package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;

/** Tells what number is printed on a page: by the file's page labels, else by the numbers in its running lines. */
final class PrintedNumbers {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final double MOST = 0.6;

  private final Map<Integer, List<String>> runningLines;

  PrintedNumbers(Map<Integer, List<String>> runningLines) {
    this.runningLines = runningLines;
  }

  /** One label for each page; the physical number where nothing else is known. */
  List<String> labels(PDDocument document) {
    List<String> given = given(document);
    return given.isEmpty() ? printed(document.getNumberOfPages()) : given;
  }

  private static List<String> given(PDDocument document) {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    try {
      PDPageLabels labels = catalog.getPageLabels();
      if (labels == null) {
        return List.of();
      }
      String[] byIndex = labels.getLabelsByPageIndices();
      List<String> all = new ArrayList<>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        String label = i < byIndex.length && byIndex[i] != null ? CleanText.line(byIndex[i]) : "";
        all.add(label.isEmpty() ? String.valueOf(i + 1) : label);
      }
      return all;
    } catch (java.io.IOException | RuntimeException damagedLabels) {
      System.getLogger(PrintedNumbers.class.getName()).log(System.Logger.Level.DEBUG, "Page labels", damagedLabels);
      return List.of();
    }
  }

  private List<String> printed(int pages) {
    Map<Integer, Integer> pagesWithOffset = new HashMap<>();
    runningLines.forEach((page, lines) -> lines.stream().flatMap(line -> NUMBER.matcher(line).results())
        .map(MatchResult::group).map(Integer::parseInt).map(number -> number - page).distinct()
        .forEach(offset -> pagesWithOffset.merge(offset, 1, Integer::sum)));
    int offset = pagesWithOffset.entrySet().stream().filter(e -> e.getValue() > MOST * pages)
        .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
    List<String> labels = new ArrayList<>();
    for (int page = 1; page <= pages; page++) {
      labels.add(String.valueOf(page + offset > 0 ? page + offset : page));
    }
    return labels;
  }
}
