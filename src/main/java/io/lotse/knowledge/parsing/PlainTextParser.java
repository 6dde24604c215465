package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Reads plain text: empty lines part paragraphs, form feeds part pages, numbered or underlined lines are headings. */
final class PlainTextParser {
  private static final Pattern UNDERLINE = Pattern.compile("(={3,}|-{3,}|~{3,})");
  private static final int LONGEST_HEADING = 100;
  private static final int PROSE_WIDTH = 45;

  private final String filename;
  private final Manuscript manuscript = new Manuscript();

  PlainTextParser(String filename) {
    this.filename = filename;
  }

  ParsedDocument parse(String text) {
    int number = 1;
    for (String page : text.split("\f")) {
      manuscript.findings().lookForInvisible(number, page);
      manuscript.page(String.valueOf(number++));
      List<String> paragraph = new ArrayList<>();
      for (String line : CleanText.preformatted(page).split("\n")) {
        if (line.isBlank()) {
          write(paragraph);
          paragraph.clear();
        } else {
          paragraph.add(line.stripTrailing());
        }
      }
      write(paragraph);
    }
    return manuscript.finish(DocumentFormat.TEXT, null, filename);
  }

  private void write(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String first = CleanText.line(lines.getFirst());
    if (lines.size() > 1 && UNDERLINE.matcher(lines.get(1).strip()).matches()) {
      manuscript.heading(lines.get(1).strip().charAt(0) == '=' ? 1 : 2, first);
      write(lines.subList(2, lines.size()));
    } else if (lines.size() == 1 && isNumberedHeading(first)) {
      manuscript.heading(SectionNumber.depth(first), first);
    } else {
      body(lines);
    }
  }

  private static boolean isNumberedHeading(String line) {
    return SectionNumber.depth(line) > 0 && line.length() <= LONGEST_HEADING && ".,;:!?".indexOf(line.charAt(
        line.length() - 1)) < 0;
  }

  private void body(List<String> lines) {
    StringBuilder block = new StringBuilder();
    boolean prose = lines.stream().mapToInt(String::length).average().orElse(0) > PROSE_WIDTH;
    Kind kind = prose ? Kind.PARAGRAPH : Kind.CODE;
    for (String line : lines) {
      String clean = CleanText.line(line);
      if (ListMarker.startsWithMarker(clean)) {
        manuscript.add(kind, block.toString());
        block.setLength(0);
        kind = Kind.ITEM;
      }
      if (kind == Kind.CODE) {
        block.append(block.isEmpty() ? "" : "\n").append(line);
      } else {
        LineEnd.join(block, clean);
      }
    }
    manuscript.add(kind, block.toString());
  }
}
