package io.lotse.admin.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text in pieces, some of which are marked because a search was for their words. */
public final class Marked {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");
  private static final int SHORTEST = 3;

  private Marked() {}

  /** A piece of the text; all of them, one after the other, are the text. */
  public record Piece(String text, boolean marked) {}

  /** Marks the words of a text that a question has too, in any case, or that begin as one of its. */
  public static List<Piece> of(String text, String question) {
    Set<String> wanted = words(question);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (MatchResult word : wanted.isEmpty() ? List.<MatchResult>of() : WORD.matcher(text).results().toList()) {
      if (fits(word.group().toLowerCase(Locale.ROOT), wanted)) {
        add(pieces, text.substring(at, word.start()), false);
        add(pieces, word.group(), true);
        at = word.end();
      }
    }
    add(pieces, text.substring(at), false);
    return pieces;
  }

  /** Whether any of a text would be marked. */
  public static boolean isAny(String text, String question) {
    return of(text, question).stream().anyMatch(Piece::marked);
  }

  private static void add(List<Piece> pieces, String text, boolean marked) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, marked));
    }
  }

  private static boolean fits(String word, Set<String> wanted) {
    return wanted.stream().anyMatch(each -> word.equals(each) || word.length() > each.length() && word.startsWith(each)
        && each.length() > SHORTEST);
  }

  private static Set<String> words(String question) {
    return question == null ? Set.of() : Stream.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
        .filter(word -> word.length() >= SHORTEST).collect(Collectors.toSet());
  }
}
