package io.lotse.knowledge.ranking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.index.AnalysedQuestion.Word;
import io.lotse.knowledge.index.Code;
import io.lotse.knowledge.index.TextField;
import io.lotse.knowledge.index.VectorIndex;

/**
 * How much of what a question asks for stands in a chunk. A passage may rank first and still not answer; this tells it
 * apart.
 */
final class Coverage {
  /** From this share of its pieces on, a word is taken to stand inside a longer one. */
  private static final double INSIDE = 0.6;
  /** What a word counts that stands there only in pieces. */
  private static final double IN_PIECES = 0.9;
  /** What a word counts for which another stands there. */
  private static final double BY_SYNONYM = 0.8;
  private static final double WITHOUT_CODE = 0.2;
  private static final double WITH_TELLING_CODE = 0.6;
  private static final double WITHOUT_ONE_OF_THE_CODES = 0.5;

  private final QuestionTerms question;
  private final VectorIndex index;
  private final Set<String> forms = new HashSet<>();
  private final Set<String> pieces = new HashSet<>();
  private final Map<UUID, Set<String>> body = new HashMap<>();
  private final Map<UUID, Set<String>> title = new HashMap<>();
  private final Map<UUID, Set<String>> parts = new HashMap<>();
  private final Map<UUID, Set<String>> codes = new HashMap<>();
  private final Set<UUID> looked = new HashSet<>();
  private final Set<UUID> lookedForCodes = new HashSet<>();

  Coverage(QuestionTerms question, VectorIndex index) {
    this.question = question;
    this.index = index;
    for (Word word : question.words()) {
      forms.addAll(question.forms(word));
      forms.addAll(word.synonyms());
      pieces.addAll(word.parts());
    }
  }

  /** Looks into chunks of which {@link #of} is to be asked; many at a time, because each look costs. */
  Coverage look(Collection<UUID> chunks) {
    List<UUID> fresh = chunks.stream().filter(looked::add).toList();
    if (!fresh.isEmpty()) {
      body.putAll(index.occurrences(TextField.BODY, forms, fresh));
      title.putAll(index.occurrences(TextField.TITLE, forms, fresh));
      parts.putAll(index.occurrences(TextField.PARTS, pieces, fresh));
      lookForCodes(fresh);
    }
    return this;
  }

  /** The same for {@link #codeShare} alone. */
  Coverage lookForCodes(Collection<UUID> chunks) {
    List<UUID> fresh = chunks.stream().filter(lookedForCodes::add).toList();
    if (!fresh.isEmpty() && !question.codes().isEmpty())
      codes.putAll(index.occurrences(TextField.CODES, question.codeForms(), fresh));
    return this;
  }

  /** 0–1. */
  double of(UUID chunk) {
    double wanted = 0;
    double found = 0;
    for (Word word : question.words()) {
      double weight = question.rarity(word);
      wanted += weight;
      found += weight * share(word, chunk);
    }
    for (Code code : question.knownCodes()) {
      wanted += question.rarity(code);
      found += holds(chunk, code) ? question.rarity(code) : 0;
    }
    double words = wanted == 0 ? codeShare(chunk) : found / wanted;
    double covered = Math.min(words, most(chunk));
    return holdsTelling(chunk) ? Math.max(covered, WITH_TELLING_CODE) : covered;
  }

  /** An error code that stands in hardly any other chunk makes up for everyday words that do not. */
  private boolean holdsTelling(UUID chunk) {
    List<Code> telling = question.codes().stream().filter(question::isTelling).toList();
    boolean allKnown = question.codes().stream().filter(Code::identifies).allMatch(question::exists);
    return allKnown && !telling.isEmpty() && telling.stream().allMatch(code -> holds(chunk, code));
  }

  /** The share of the question's identifiers that stand in the chunk; 0 where it names none. */
  double codeShare(UUID chunk) {
    List<Code> naming = question.codes().stream().filter(Code::identifies).toList();
    return naming.isEmpty() ? 0 : naming.stream().filter(code -> holds(chunk, code)).count() / (double) naming.size();
  }

  private double most(UUID chunk) {
    List<Code> missing = question.codes().stream().filter(Code::identifies).filter(code -> !holds(chunk, code))
        .toList();
    if (missing.isEmpty())
      return 1;
    boolean unheardOf = missing.stream().anyMatch(code -> !question.exists(code));
    return unheardOf || codeShare(chunk) == 0 ? WITHOUT_CODE : WITHOUT_ONE_OF_THE_CODES;
  }

  private boolean holds(UUID chunk, Code code) {
    return code.standsIn(codes.getOrDefault(chunk, Set.of()));
  }

  private double share(Word word, UUID chunk) {
    Set<String> here = body.getOrDefault(chunk, Set.of());
    Set<String> above = title.getOrDefault(chunk, Set.of());
    if (question.forms(word).stream().anyMatch(form -> here.contains(form) || above.contains(form)))
      return 1;
    if (question.codes().stream().anyMatch(code -> code.forms().contains(word.surface()) && holds(chunk, code)))
      return 1;
    Set<String> pieces = parts.getOrDefault(chunk, Set.of());
    double share = word.parts().isEmpty() ? 0
        : word.parts().stream().filter(pieces::contains).count() / (double) word.parts().size();
    if (share >= INSIDE)
      return share * IN_PIECES;
    return word.synonyms().stream().anyMatch(form -> here.contains(form) || above.contains(form)) ? BY_SYNONYM : 0;
  }
}
