package io.lotse.model;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.model.ModelMessage.Passage;

/** Takes a passage apart into what can be quoted: sentences, table rows, steps, and procedures as a whole. */
final class ExcerptReader {
  private static final int LONGEST_TITLE = 80;
  private static final Pattern LINE = Pattern.compile("[^\\n]+");
  private static final Pattern STEP = Pattern.compile("\\s*\\d{1,2}[.)]\\s+\\S.*");
  private static final Pattern BULLET = Pattern.compile("\\s*[-*•–▪]\\s+\\S.*");
  private static final Pattern ROW = Pattern.compile("\\s*\\|.*\\|\\s*|.*\\S \\| \\S.*");
  private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");
  private static final Pattern CODE_FIRST = Pattern.compile("\\s*\\p{L}{1,4}[-_ ]?\\d{1,5}\\b.*");
  private static final Pattern CODE = Pattern.compile("\\p{L}{1,4}[-_ ]?\\d{1,5}");
  private static final Pattern QUANTITY = Pattern.compile("[<>≤≥±]? ?\\d[\\d.,\\s±…–/-]*[^\\s\\d]{0,4}");
  /** What would be read as a citation of ours. */
  private static final Pattern MARK = Pattern.compile("\\[\\d{1,3}]");

  private enum Line {
    TEXT, HEADING, STEP, BULLET, ROW, RULE, CODE
  }

  private record Block(Line kind, int start, int end) {}

  private final String text;
  private final String heading;
  private final List<Term> place;
  /** The question to which all of the text is the answer, so that each sentence is found by its words too. */
  private final String answers;
  private final Set<String> abbreviations;
  private final Locale locale;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Excerpt> excerpts = new ArrayList<>();

  ExcerptReader(Passage passage, Set<String> abbreviations) {
    this.text = passage.text();
    this.heading = passage.heading();
    this.place = Term.in(heading == null ? "" : heading);
    this.answers = passage.answers() == null ? "" : passage.answers();
    this.abbreviations = abbreviations;
    this.locale = Locale.forLanguageTag(passage.language() == null ? "" : passage.language());
  }

  List<Excerpt> read() {
    gatherBlocks();
    for (int i = 0; i < blocks.size();) {
      i = switch (blocks.get(i).kind()) {
        case ROW, RULE -> table(i);
        case STEP -> steps(i);
        case BULLET, CODE -> single(i, Excerpt.Kind.STEP);
        case HEADING -> i + 1;
        case TEXT -> isTitle(i) ? i + 1 : sentences(i);
      };
    }
    return excerpts;
  }

  /** A block is a line of its own kind with the lines that continue it. */
  private void gatherBlocks() {
    boolean codeList = text.lines().filter(l -> CODE_FIRST.matcher(l).matches()).count() > 1;
    int previousEnd = 0;
    for (Matcher m = LINE.matcher(text); m.find();) {
      Line kind = kind(m.group(), codeList);
      boolean afterGap = m.start() > previousEnd + 1;
      previousEnd = m.end();
      Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
      boolean continues = kind == Line.TEXT && !afterGap && last != null && last.kind() != Line.HEADING
          && last.kind() != Line.ROW && last.kind() != Line.RULE;
      if (m.group().isBlank()) {
        previousEnd = -1;
      } else if (continues) {
        blocks.set(blocks.size() - 1, new Block(last.kind(), last.start(), m.end()));
      } else {
        blocks.add(new Block(kind, m.start(), m.end()));
      }
    }
  }

  private static Line kind(String line, boolean codeList) {
    if (line.startsWith("#")) {
      return Line.HEADING;
    }
    if (RULE.matcher(line).matches()) {
      return Line.RULE;
    }
    if (ROW.matcher(line).matches()) {
      return Line.ROW;
    }
    if (STEP.matcher(line).matches()) {
      return Line.STEP;
    }
    if (BULLET.matcher(line).matches()) {
      return Line.BULLET;
    }
    return codeList && CODE_FIRST.matcher(line).matches() ? Line.CODE : Line.TEXT;
  }

  private int table(int from) {
    int to = from;
    while (to < blocks.size() && (blocks.get(to).kind() == Line.ROW || blocks.get(to).kind() == Line.RULE)) {
      to++;
    }
    boolean ruled = to > from + 1 && blocks.get(from + 1).kind() == Line.RULE;
    boolean headed = ruled || to > from + 1 && isHead(span(blocks.get(from)));
    String head = headed ? span(blocks.get(from)) : from == 0 ? headInHeading() : "";
    for (int i = headed ? from + 1 : from; i < to; i++) {
      if (blocks.get(i).kind() == Line.ROW) {
        add(Excerpt.Kind.ROW, blocks.get(i).start(), blocks.get(i).end(), head, from);
      }
    }
    return to;
  }

  /** Heads name things: none of their cells is a quantity, and the first is no code. */
  private static boolean isHead(String row) {
    String[] cells = row.replaceFirst("^\\|", "").split("\\|");
    return !CODE.matcher(cells[0].strip()).matches() && Arrays.stream(cells).noneMatch(cell -> QUANTITY.matcher(cell
        .strip()).matches());
  }

  /** The head of a table that began before this passage, as its heading may tell on a line of its own. */
  private String headInHeading() {
    return heading == null ? "" : heading.lines().filter(line -> ROW.matcher(line).matches()).findFirst().orElse("");
  }

  /** A short line alone that no sentence ends, with something under it. */
  private boolean isTitle(int at) {
    String span = span(blocks.get(at));
    return at + 1 < blocks.size() && span.length() <= LONGEST_TITLE && !span.contains("\n") && !span.matches(
        "(?s).*[.!?:;…]");
  }

  private int steps(int from) {
    int to = from;
    while (to < blocks.size() && blocks.get(to).kind() == Line.STEP) {
      single(to, Excerpt.Kind.STEP);
      to++;
    }
    if (to > from + 1) {
      String lead = from == 0 ? "" : span(blocks.get(from - 1));
      add(Excerpt.Kind.PROCEDURE, blocks.get(from).start(), blocks.get(to - 1).end(), lead, -1);
    }
    return to;
  }

  private int single(int at, Excerpt.Kind kind) {
    add(kind, blocks.get(at).start(), blocks.get(at).end(), answers, -1);
    return at + 1;
  }

  private int sentences(int at) {
    Block block = blocks.get(at);
    BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
    breaks.setText(text.substring(block.start(), block.end()));
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String sentence = text.substring(block.start() + start, block.start() + end);
      if (!endsInAbbreviation(sentence) || block.start() + end == block.end()) {
        add(Excerpt.Kind.SENTENCE, block.start() + start, block.start() + end, answers, -1);
        start = end;
      }
    }
    return at + 1;
  }

  private boolean endsInAbbreviation(String sentence) {
    String stripped = sentence.strip();
    if (!stripped.endsWith(".")) {
      return false;
    }
    String[] words = stripped.substring(0, stripped.length() - 1).split("[\\s(]+");
    String last = words.length == 0 ? "" : words[words.length - 1];
    return last.length() == 1 && Character.isLetter(last.charAt(0)) || last.chars().allMatch(Character::isDigit)
        || abbreviations.contains(last.toLowerCase(Locale.ROOT));
  }

  /** Adds a span; where it holds marks like ours, only its longest part without one, so that no false source is named. */
  private void add(Excerpt.Kind kind, int start, int end, String context, int table) {
    int bestStart = start;
    int bestEnd = start;
    int from = start;
    for (Matcher m = MARK.matcher(text).region(start, end); m.find(); from = m.end()) {
      if (m.start() - from > bestEnd - bestStart) {
        bestStart = from;
        bestEnd = m.start();
      }
    }
    if (end - from > bestEnd - bestStart) {
      bestStart = from;
      bestEnd = end;
    }
    String literal = text.substring(bestStart, bestEnd).strip();
    if (!literal.isEmpty()) {
      excerpts.add(new Excerpt(kind, bestStart, literal, context, table, place));
    }
  }

  private String span(Block block) {
    return text.substring(block.start(), block.end()).strip();
  }
}
