package io.lotse.knowledge.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.lotse.platform.Problem.FieldError;

/**
 * What a person says about documents that are handed in.
 *
 * @param language BCP 47 primary subtag; null = to be found out
 */
public record Labels(String product, String language, String version, List<String> tags, Validity validity) {

  static final int LONGEST = 200;
  static final int LONGEST_TITLE = 500;
  static final int LONGEST_TAG = 50;
  static final int MOST_TAGS = 20;
  static final String PLAIN = "[^\\p{Cntrl}]*";
  static final String PLAIN_MESSAGE = "must hold no control characters";
  static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}";
  static final String LANGUAGE_MESSAGE = "must be a language tag such as de, en or vi";
  public static final Labels NONE = new Labels(null, null, null, List.of());

  public Labels { tags = List.copyOf(tags); }

  public Labels(String product, String language, String version, List<String> tags) {
    this(product, language, version, tags, Validity.ALWAYS);
  }

  public Labels withValidity(Validity other) {
    return new Labels(product, language, version, tags, other);
  }

  /** What these labels change of a document that has others: those that are given. */
  public DocumentPatch patch() {
    return new DocumentPatch(product, language, version, tags.isEmpty() ? null : tags, null, text(validity.from()),
        text(validity.until()));
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** Labels as they come in a form: {@code tags} are separated by commas. What is wrong is added to {@code errors}. */
  public static Labels read(String product, String language, String version, List<String> tags,
      List<FieldError> errors) {
    List<String> single = tags.stream().flatMap(each -> Arrays.stream(each.split(","))).map(String::strip)
        .filter(tag -> !tag.isEmpty()).distinct().toList();
    check("product", product, LONGEST, errors);
    check("version", version, LONGEST, errors);
    if (single.size() > MOST_TAGS) {
      errors.add(new FieldError("tags", "size", "must be at most " + MOST_TAGS));
    }
    single.forEach(tag -> check("tags", tag, LONGEST_TAG, errors));
    boolean known = blankAsNull(language) == null || language.strip().matches(LANGUAGE);
    if (!known) {
      errors.add(new FieldError("language", "pattern", LANGUAGE_MESSAGE));
    }
    return new Labels(blankAsNull(product), known ? primaryLanguage(language) : null, blankAsNull(version),
        new ArrayList<>(single));
  }

  private static void check(String field, String text, int longest, List<FieldError> errors) {
    if (text != null && text.length() > longest) {
      errors.add(new FieldError(field, "size", "must have at most " + longest + " characters"));
    } else if (text != null && !text.matches(PLAIN)) {
      errors.add(new FieldError(field, "pattern", PLAIN_MESSAGE));
    }
  }

  public static String primaryLanguage(String tag) {
    String plain = blankAsNull(tag);
    return plain == null ? null : plain.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }

  static String blankAsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
