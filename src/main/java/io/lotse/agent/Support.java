package io.lotse.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.lotse.knowledge.search.Passage;

/**
 * Decides whether a passage bears out the sentence that cites it, by what both say literally. It is a rule of thumb: it
 * keeps whatever could be right, and takes away a mark only where the passage has nothing of the sentence, or none of its
 * codes and figures stand in anything that was read. A mark that belongs to another passage goes there.
 */
final class Support {
  /** Less than this of a sentence could be chance. */
  private static final double NOTHING = 0.1;
  /** With less than this, another passage that has much of the sentence is the better source. */
  private static final double LITTLE = 0.2;
  private static final double MUCH = 0.4;
  /** Shorter sentences say too little to be held against a passage. */
  private static final int FEW = 3;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:])\\s+(?=\\S)|\\n+");
  private final Evidence evidence;
  private final UnaryOperator<String> languageOf;
  private final Gist asked;
  private final Map<UUID, Read> read = new HashMap<>();
  private int kept;
  private int moved;
  private int dropped;

  /** What became of the marks of an answer. */
  record Marks(int kept, int moved, int dropped) {}

  /** A passage: what stands in it, and what its document is called. */
  private record Read(int length, Gist text, Gist name) {
    static Read of(Passage passage) {
      Gist name = Gist.of(passage.title() + "\n" + (passage.product() == null ? "" : passage.product()));
      return new Read(passage.text().length(), Gist.of(String.join("\n", passage.text(), passage.context(), passage
          .section(), passage.pageLabel(), String.valueOf(passage.pageNumber()))), name);
    }
  }

  /**
   * @param languageOf the language of a text as passages name theirs; {@code und} where it cannot be told
   * @param question what it names need not stand in a passage
   */
  Support(Evidence evidence, UnaryOperator<String> languageOf, String question) {
    this.evidence = evidence;
    this.languageOf = languageOf;
    this.asked = Gist.of(question);
  }

  /** The mark that may stand where this one was said; empty where none may. */
  OptionalInt mark(int mark, String claim) {
    Passage passage = evidence.passage(mark);
    String sentence = lastSentence(claim);
    if (isBorneOut(sentence, passage) || isBorneOut(claim, passage)) {
      kept++;
      return OptionalInt.of(mark);
    }
    Optional<Integer> better = isComparable(sentence, claim, passage) ? better(sentence, mark) : Optional.empty();
    if (better.isPresent()) {
      moved++;
      return OptionalInt.of(better.get());
    }
    if (isContradicted(sentence, claim, passage)) {
      dropped++;
      return OptionalInt.empty();
    }
    kept++;
    return OptionalInt.of(mark);
  }

  Marks marks() {
    return new Marks(kept, moved, dropped);
  }

  private boolean isBorneOut(String said, Passage passage) {
    Read there = read(passage);
    Gist told = Gist.of(said).without(there.name());
    return !told.tells() || told.shareIn(there.text()) >= LITTLE && (!told.isExact() || told.sharesExactly(there
        .text()));
  }

  private Optional<Integer> better(String sentence, int mark) {
    Optional<Integer> best = Optional.empty();
    double most = MUCH;
    for (Map.Entry<Integer, Passage> each : evidence.passages().entrySet()) {
      Read there = read(each.getValue());
      Gist told = Gist.of(sentence).without(there.name());
      double share = told.size() < 2 || told.isExact() && !told.sharesExactly(there.text()) ? 0
          : told.shareIn(there.text());
      if (share >= most && each.getKey() != mark) {
        most = share;
        best = Optional.of(each.getKey());
      }
    }
    return best;
  }

  /** Across languages only codes and figures can be compared: there, few words in common say nothing. */
  private boolean isComparable(String sentence, String claim, Passage passage) {
    return Gist.of(sentence).isExact() || languageOf.apply(claim).equals(passage.language());
  }

  private boolean isContradicted(String sentence, String claim, Passage passage) {
    Read there = read(passage);
    Gist told = Gist.of(sentence).without(there.name());
    boolean invented = told.isExact() && !told.sharesExactly(asked) && evidence.passages().values().stream().noneMatch(
        each -> told.sharesAnyNumber(read(each).text()));
    return invented || languageOf.apply(claim).equals(passage.language()) && told.size() >= FEW && told.shareIn(there
        .text()) < NOTHING
        && Gist.of(claim).without(there.name()).shareIn(there.text()) < NOTHING;
  }

  /** More of a passage may have been read meanwhile. */
  private Read read(Passage passage) {
    Read known = read.get(passage.chunkId());
    if (known == null || known.length() != passage.text().length()) {
      known = Read.of(passage);
      read.put(passage.chunkId(), known);
    }
    return known;
  }

  private static String lastSentence(String claim) {
    String[] sentences = SENTENCE_END.split(claim.strip());
    for (int i = sentences.length - 1; i >= 0; i--) {
      if (Gist.of(sentences[i]).tells()) {
        return sentences[i];
      }
    }
    return claim;
  }
}
