package io.lotse.knowledge.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Everyday words and those of manuals. Only questions are widened, and at a lower weight than their own words: what a
 * passage says stays what it says.
 */
final class Synonyms {
  /** A shorter tail of a word is rarely the word it looks like. */
  private static final int SHORTEST_TAIL = 5;

  private final Map<String, Set<String>> byTerm = new HashMap<>();
  private final Map<String, Set<String>> byTail = new HashMap<>();
  private final Function<String, Set<String>> terms;

  /** @param terms the terms of a word in every language */
  Synonyms(Function<String, Set<String>> terms) {
    this.terms = terms;
    for (List<String> group : WordList.lines("synonyms.txt")) {
      Set<String> all = new LinkedHashSet<>();
      group.forEach(word -> all.addAll(terms.apply(word)));
      all.forEach(term -> byTerm.computeIfAbsent(term, unused -> new LinkedHashSet<>()).addAll(all));
      for (String word : group)
        if (word.length() >= SHORTEST_TAIL)
          byTail.computeIfAbsent(word, unused -> new LinkedHashSet<>()).addAll(group);
    }
  }

  /** The terms of what may stand for a word, its own left aside; most words have none. */
  Set<String> of(String word) {
    Set<String> own = terms.apply(word);
    Set<String> found = new LinkedHashSet<>();
    own.forEach(term -> found.addAll(byTerm.getOrDefault(term, Set.of())));
    if (found.isEmpty())
      compounds(word).forEach(compound -> found.addAll(terms.apply(compound)));
    found.removeAll(own);
    return found;
  }

  /** The same compound with another word at its end: {@code ladekabel} is {@code ladeleitung}. */
  private List<String> compounds(String word) {
    List<String> compounds = new ArrayList<>();
    for (int cut = 3; cut <= word.length() - SHORTEST_TAIL; cut++) {
      String head = word.substring(0, cut);
      byTail.getOrDefault(word.substring(cut), Set.of()).forEach(tail -> compounds.add(head + tail));
      if (!compounds.isEmpty())
        return compounds;
    }
    return compounds;
  }
}
