package io.lotse.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.index.Filter;
import io.lotse.knowledge.ranking.Metric;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Reads what somebody wants to be searched for: what is left open follows the settings, what is wrong is named. */
final class SearchWish {
  private static final int LONGEST_QUESTION = 2000;
  static final int MOST_PASSAGES = 100;
  static final int MOST_CANDIDATES = 1000;
  private final Settings settings;
  private final List<FieldError> errors = new ArrayList<>();

  private SearchWish(Settings settings) {
    this.settings = settings;
  }

  /** The search to be done; 422 naming every parameter that is wrong and what it may be. */
  static SearchQuery read(PassageQuery query, Settings settings) {
    return new SearchWish(settings).read(query);
  }

  private SearchQuery read(PassageQuery query) {
    String text = query.text() == null ? "" : query.text().strip();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_QUESTION) {
      wrong("q", text.isEmpty() ? "required" : "size", "must have 1 to 2,000 characters");
    }
    SearchMode mode = mode(query.mode());
    Metric metric = metric(query.metric());
    int topK = number("top_k", query.topK(), Setting.RETRIEVAL_DEFAULT_TOP_K, MOST_PASSAGES);
    int limitK = number("limit_k", query.limitK(), Setting.RETRIEVAL_DEFAULT_LIMIT_K, MOST_CANDIDATES);
    Double threshold = threshold(query.threshold());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return new SearchQuery(text, mode, topK, limitK, metric, threshold, filter(query), null);
  }

  private SearchMode mode(String given) {
    if (given == null) {
      return SearchMode.HYBRID;
    }
    for (SearchMode each : SearchMode.values()) {
      if (each.name().equalsIgnoreCase(given.strip())) {
        return each;
      }
    }
    wrong("mode", "unknown", "must be one of " + names(SearchMode.values()));
    return SearchMode.HYBRID;
  }

  private Metric metric(String given) {
    List<String> allowed = settings.list(Setting.RETRIEVAL_ALLOWED_METRICS).stream()
        .map(each -> each.toLowerCase(Locale.ROOT)).toList();
    String wanted = (given == null ? settings.text(Setting.RETRIEVAL_DEFAULT_SIMILARITY_METRIC) : given.strip())
        .toLowerCase(Locale.ROOT);
    boolean known = Arrays.stream(Metric.values()).anyMatch(each -> each.name().equalsIgnoreCase(wanted));
    if (!known || given != null && !allowed.contains(wanted)) {
      wrong("similarity_metric", "unknown", "must be one of " + String.join(", ", allowed));
      return Metric.COSINE;
    }
    return Metric.valueOf(wanted.toUpperCase(Locale.ROOT));
  }

  private int number(String name, Integer given, Setting fallback, int most) {
    int number = given == null ? settings.number(fallback) : given;
    if (number < 1 || number > most) {
      wrong(name, "out_of_range", "must be a whole number from 1 to " + most);
    }
    return Math.max(1, number);
  }

  private Double threshold(Double given) {
    if (given != null && !(given >= 0 && given <= 1)) {
      wrong("similarity_threshold", "out_of_range", "must be a number from 0 to 1");
    }
    return given == null ? settings.optionalDecimal(Setting.RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD).orElse(null)
        : given;
  }

  private static Filter filter(PassageQuery query) {
    return new Filter(query.documentId() == null ? null : Set.of(query.documentId()), one(query.product()),
        one(Labels.primaryLanguage(query.language())), one(query.tag()));
  }

  private static Set<String> one(String value) {
    return value == null || value.isBlank() ? null : Set.of(value.strip());
  }

  private static String names(Enum<?>[] values) {
    return String.join(", ", Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
  }

  private void wrong(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }
}
