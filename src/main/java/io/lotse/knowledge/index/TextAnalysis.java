package io.lotse.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import io.lotse.knowledge.index.AnalysedQuestion.Word;
import io.lotse.knowledge.index.WordAnalyzer.Form;

/**
 * Makes terms of text, for every index the same. A passage is analysed in its own language; a question in each language
 * that the index holds, because the person does not know what language the manual has. Thread-safe.
 */
public final class TextAnalysis implements AutoCloseable {
  /** Raised whenever the terms are other than before: an index of another version starts anew. */
  public static final String VERSION = "1";
  /** More words than this add nothing to a question. */
  private static final int MOST_WORDS = 64;

  private final Map<Form, WordAnalyzer> analyzers = new EnumMap<>(Form.class);
  private final LanguageDetection detection = new LanguageDetection();
  private final Synonyms synonyms;
  private final Codes codes = new Codes(detection.allQuestionWords());

  public TextAnalysis() {
    for (Form form : Form.values())
      analyzers.put(form, new WordAnalyzer(form));
    synonyms = new Synonyms(this::germanAndEnglish);
  }

  /** The terms of a chunk, with repetitions, in no particular order. */
  public Map<TextField, List<String>> passage(IndexedChunk chunk) {
    String body = composed(chunk.text() + "\n" + chunk.context());
    String title = composed(chunk.title() + "\n" + chunk.section());
    Form form = Form.of(chunk.language());
    Map<TextField, List<String>> terms = new EnumMap<>(TextField.class);
    terms.put(TextField.BODY, terms(form, body));
    terms.put(TextField.TITLE, terms(form, title));
    terms.put(TextField.PARTS, parts(chunk.language(), title + "\n" + body));
    terms.put(TextField.CODES, codes.ofPassage(title + "\n" + body));
    return terms;
  }

  /** What a question asks for, in a language that is to be found out. */
  public AnalysedQuestion question(String text, Set<String> indexLanguages) {
    return question(text, detection.detect(text).orElse("und"), indexLanguages);
  }

  /** What a question asks for, in a known language. */
  public AnalysedQuestion question(String text, String language, Set<String> indexLanguages) {
    String composed = composed(text);
    Set<String> languages = new LinkedHashSet<>(indexLanguages);
    languages.add(language);
    List<String> surfaces = contentWords(composed, language, languages);
    return new AnalysedQuestion(language, words(surfaces, languages), codes.ofQuestion(composed));
  }

  /** The language of a text: {@code de}, {@code en}, {@code vi}, {@code other}, {@code und} where it cannot be told. */
  public String languageOf(String text) {
    return detection.detect(text).orElse("und");
  }

  @Override
  public void close() {
    analyzers.values().forEach(WordAnalyzer::close);
  }

  private List<String> contentWords(String text, String language, Collection<String> languages) {
    Set<String> surfaces = new LinkedHashSet<>(terms(Form.SURFACE, text));
    surfaces.removeIf(word -> !telling(word));
    Set<String> content = new LinkedHashSet<>(surfaces);
    content.removeIf(word -> detection.isQuestionWord(word, language, languages));
    return (content.isEmpty() ? surfaces : content).stream().limit(MOST_WORDS).toList();
  }

  private List<Word> words(List<String> surfaces, Collection<String> languages) {
    Map<Set<String>, Word> words = new LinkedHashMap<>();
    String before = null;
    for (String surface : surfaces) {
      Set<String> terms = new LinkedHashSet<>();
      for (String language : languages)
        terms.addAll(terms(Form.of(language), surface));
      Set<String> parts = new LinkedHashSet<>();
      for (String language : languages)
        if (!language.equals("vi"))
          parts.addAll(parts(language, surface));
      if (languages.contains("vi") && before != null)
        parts.addAll(parts("vi", before + " " + surface));
      words.putIfAbsent(terms, new Word(surface, terms, parts, synonyms.of(surface)));
      before = surface;
    }
    return List.copyOf(words.values());
  }

  private Set<String> germanAndEnglish(String word) {
    Set<String> terms = new LinkedHashSet<>(terms(Form.GERMAN, word));
    terms.addAll(terms(Form.ENGLISH, word));
    return terms;
  }

  private List<String> parts(String language, String text) {
    List<String> parts = new ArrayList<>();
    if (language.equals("vi"))
      return Parts.pairs(terms(Form.FOLDED, text));
    for (String term : terms(language.equals("de") ? Form.GERMAN_WHOLE : Form.FOLDED, text))
      parts.addAll(Parts.grams(term));
    return parts;
  }

  private List<String> terms(Form form, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzers.get(form).tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken())
        terms.add(term.toString());
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /** One letter says nothing, an ideograph does; a sign that is no letter is not looked for. */
  private static boolean telling(String word) {
    int first = word.codePointAt(0);
    boolean single = word.codePointCount(0, word.length()) == 1;
    return Character.isLetterOrDigit(first) && (!single || Character.isIdeographic(first));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** All terms of these words. */
  public static Set<String> termsOf(Collection<Word> words) {
    Set<String> terms = new HashSet<>();
    words.forEach(word -> terms.addAll(word.terms()));
    return terms;
  }
}
