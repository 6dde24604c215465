package io.lotse.knowledge.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Turns words of one language into the terms under which they are found. */
final class WordAnalyzer extends Analyzer {
  /** How words of a language become terms. */
  enum Form {
    /** The words as they were written, in lower case; CJK text as overlapping pairs. */
    SURFACE,
    /** Umlauts and their two-letter spellings become one; inflection goes. */
    GERMAN,
    /** The same with inflection left: for pieces of words. */
    GERMAN_WHOLE,
    /** Inflection goes. */
    ENGLISH,
    /** All marks go: people often type without them. */
    FOLDED;

    /** The form for a BCP 47 primary subtag. */
    static Form of(String language) {
      return switch (language) {
        case "de" -> GERMAN;
        case "en" -> ENGLISH;
        default -> FOLDED;
      };
    }
  }

  private final Form form;

  WordAnalyzer(Form form) {
    this.form = form;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream terms = switch (form) {
      case SURFACE -> pairs(tokenizer);
      case GERMAN -> new GermanLightStemFilter(normalized(tokenizer));
      case GERMAN_WHOLE -> normalized(tokenizer);
      case ENGLISH -> new PorterStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer)));
      case FOLDED -> new ICUFoldingFilter(pairs(tokenizer));
    };
    return new TokenStreamComponents(tokenizer, terms);
  }

  private static TokenStream normalized(Tokenizer tokenizer) {
    return new GermanNormalizationFilter(new LowerCaseFilter(tokenizer));
  }

  private static TokenStream pairs(Tokenizer tokenizer) {
    return new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(tokenizer)));
  }
}
