package io.lotse.knowledge.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.lotse.knowledge.index.AnalysedQuestion;
import io.lotse.knowledge.index.AnalysedQuestion.Word;
import io.lotse.knowledge.index.Code;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.TextField;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.index.WeightedTerms;

/** A question against one index: which of its words are known there, how rare they are, what stands in for typos. */
final class QuestionTerms {
  private static final int SIMILAR_TERMS = 3;
  private static final int TELLING = 3;

  private final List<Word> words;
  private final List<Code> codes;
  private final Map<String, Set<String>> similar = new HashMap<>();
  private final Map<String, Integer> frequencies;
  private final Map<String, Integer> codeFrequencies;
  private final long chunks;

  QuestionTerms(AnalysedQuestion question, VectorIndex index) {
    codes = question.codes();
    chunks = index.count();
    codeFrequencies = index.frequencies(TextField.CODES, codeForms());
    words = withoutFragments(question.words());
    Set<String> terms = TextAnalysis.termsOf(words);
    frequencies = new HashMap<>(index.frequencies(TextField.BODY, terms));
    index.frequencies(TextField.TITLE, terms).forEach((term, count) -> frequencies.merge(term, count, Math::max));
    words.stream().filter(word -> !known(word)).forEach(word -> findSimilar(word, index));
  }

  List<WeightedTerms> query(Tuning tuning) {
    Set<String> terms = TextAnalysis.termsOf(words);
    Set<String> parts = new LinkedHashSet<>();
    words.forEach(word -> parts.addAll(word.parts()));
    Set<String> standIns = new LinkedHashSet<>();
    similar.values().forEach(standIns::addAll);
    standIns.removeAll(terms);
    List<WeightedTerms> query = new ArrayList<>();
    query.add(new WeightedTerms(TextField.BODY, terms, 1));
    query.add(new WeightedTerms(TextField.TITLE, terms, tuning.title()));
    query.add(new WeightedTerms(TextField.CODES, wantedCodes(), tuning.codes()));
    query.add(new WeightedTerms(TextField.BODY, standIns, tuning.similar()));
    Set<String> synonyms = new LinkedHashSet<>();
    words.forEach(word -> synonyms.addAll(word.synonyms()));
    synonyms.removeAll(terms);
    synonyms.removeAll(standIns);
    query.add(new WeightedTerms(TextField.BODY, synonyms, tuning.synonyms()));
    query.add(new WeightedTerms(TextField.TITLE, synonyms, tuning.synonyms() * tuning.title()));
    query.add(new WeightedTerms(TextField.PARTS, parts, tuning.parts()));
    query.removeIf(wanted -> wanted.terms().isEmpty());
    return query;
  }

  List<Word> words() {
    return words;
  }

  List<Code> codes() {
    return codes;
  }

  /** An identifier that is known is looked for as such; the words into which it falls apart stand in every variant's. */
  private List<Word> withoutFragments(List<Word> all) {
    Set<String> fragments = new LinkedHashSet<>();
    knownCodes().forEach(code -> fragments.addAll(code.fragments()));
    return all.stream().filter(word -> !fragments.contains(word.surface())).toList();
  }

  /** The terms under which a word may stand in a chunk. */
  Set<String> forms(Word word) {
    Set<String> forms = new LinkedHashSet<>(word.terms());
    forms.addAll(similar.getOrDefault(word.surface(), Set.of()));
    return forms;
  }

  Set<String> codeForms() {
    Set<String> forms = new LinkedHashSet<>();
    codes.forEach(code -> forms.addAll(code.forms()));
    return forms;
  }

  /** An identifier that is known counts as one term; only one that is not is looked for by its pieces. */
  private Set<String> wantedCodes() {
    Set<String> wanted = new LinkedHashSet<>();
    codes.forEach(code -> wanted.addAll(
        codeFrequencies.containsKey(code.whole()) ? Set.of(code.whole()) : code.forms()));
    return wanted;
  }

  /** Whether an identifier stands in so few chunks that it alone tells what the question is about. */
  boolean isTelling(Code code) {
    int frequency = codeFrequencies.getOrDefault(code.whole(), 0);
    return code.identifies() && frequency > 0 && frequency <= TELLING;
  }

  /** The identifiers that stand somewhere in the index. */
  List<Code> knownCodes() {
    return codes.stream().filter(this::exists).toList();
  }

  /** Whether an identifier stands anywhere in the index. */
  boolean exists(Code code) {
    return code.standsIn(codeFrequencies.keySet());
  }

  /** The weight of a word by its rarity: the inverse document frequency of BM25. */
  double rarity(Word word) {
    int frequency = forms(word).stream().mapToInt(form -> frequencies.getOrDefault(form, 0)).max().orElse(0);
    return rarity(frequency);
  }

  /** The same of an identifier. */
  double rarity(Code code) {
    return rarity(code.forms().stream().mapToInt(form -> codeFrequencies.getOrDefault(form, 0)).max().orElse(0));
  }

  private double rarity(int frequency) {
    long all = Math.max(chunks, frequency);
    return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
  }

  /** A keyword score on 0–1: over the sum of the rarities, which a chunk with every word often in it comes near. */
  double normalized(double keyword) {
    double most = words.stream().mapToDouble(this::rarity).sum();
    return most == 0 ? 0 : Math.min(1, keyword / most);
  }

  private boolean known(Word word) {
    return word.terms().stream().anyMatch(frequencies::containsKey);
  }

  private void findSimilar(Word word, VectorIndex index) {
    if (codes.stream().anyMatch(code -> code.forms().contains(word.surface())))
      return;
    Set<String> found = new LinkedHashSet<>();
    for (String term : word.terms())
      found.addAll(index.similarTerms(term, SIMILAR_TERMS));
    frequencies.putAll(index.frequencies(TextField.BODY, found));
    similar.put(word.surface(), found);
  }
}
