package io.lotse.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Gist sentence = lastSentence(claim);
    if (isBorneOut(sentence, passage)) {
      return kept(mark);
    }
    Gist whole = Gist.of(claim);
    if (isBorneOut(whole, passage)) {
      return kept(mark);
    }
    // Across languages only codes and figures can be compared: there, few words in common say nothing.
    boolean comparable = languageOf.apply(claim).equals(passage.language());
    OptionalInt better = comparable || sentence.isExact() ? better(sentence, mark) : OptionalInt.empty();
    if (better.isPresent()) {
      moved++;
      return better;
    }
    if (isInvented(sentence, passage) || comparable && isUnheardOf(sentence, whole, passage)) {
      dropped++;
      return OptionalInt.empty();
    }
    return kept(mark);
  }

  private OptionalInt kept(int mark) {
    kept++;
    return OptionalInt.of(mark);
  }

  Marks marks() {
    return new Marks(kept, moved, dropped);
  }

  private boolean isBorneOut(Gist said, Passage passage) {
    Read there = read(passage);
    Gist told = said.without(there.name());
    return !told.tells() || told.shareIn(there.text()) >= LITTLE && (!told.isExact() || told.sharesExactly(there
        .text()));
  }

  private OptionalInt better(Gist sentence, int mark) {
    OptionalInt best = OptionalInt.empty();
    double most = MUCH;
    for (Map.Entry<Integer, Passage> each : evidence.passages().entrySet()) {
      Read there = read(each.getValue());
      Gist told = sentence.without(there.name());
      double share = told.size() < 2 || told.isExact() && !told.sharesExactly(there.text()) ? 0
          : told.shareIn(there.text());
      if (share >= most && each.getKey() != mark) {
        most = share;
        best = OptionalInt.of(each.getKey());
      }
    }
    return best;
  }

  /** None of the sentence's codes and figures stands in the question, or in anything that was read. */
  private boolean isInvented(Gist sentence, Passage passage) {
    Gist told = sentence.without(read(passage).name());
    return told.isExact() && !told.sharesExactly(asked) && evidence.passages().values().stream().noneMatch(
        each -> told.sharesAnyNumber(read(each).text()));
  }

  /** The passage has nothing of the sentence, nor of all that is claimed. */
  private boolean isUnheardOf(Gist sentence, Gist whole, Passage passage) {
    Read there = read(passage);
    Gist told = sentence.without(there.name());
    return told.size() >= FEW && told.shareIn(there.text()) < NOTHING && whole.without(there.name()).shareIn(there
        .text()) < NOTHING;
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

  /** What the last sentence says that says anything; all of the claim where none does. */
  private static Gist lastSentence(String claim) {
    List<String> sentences = List.of(SENTENCE_END.split(claim.strip()));
    return sentences.reversed().stream().map(Gist::of).filter(Gist::tells).findFirst().orElseGet(() -> Gist.of(claim));
  }
}
