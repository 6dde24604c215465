package io.lotse.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Query;

/** Which entries are wanted: conditions in SQL on the table {@code e}, and the values that they name. */
final class Selection {
  private static final String FOUND = """
      e.search @@ (to_tsquery('simple', :words) || plainto_tsquery('german', :text) || plainto_tsquery('english', :text))""";
  private static final String RANK = """
      ts_rank(e.search, to_tsquery('simple', :words) || plainto_tsquery('german', :text)
        || plainto_tsquery('english', :text)) desc, """;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private boolean ranked;

  Selection where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** @param condition names the value as {@code :name} */
  Selection where(String condition, String name, Object value) {
    values.put(name, value);
    return where(condition);
  }

  /** Only entries with all these words, or their beginnings; the best come first. Null or blank = all. */
  Selection matching(String question) {
    if (question == null || question.isBlank()) {
      return this;
    }
    ranked = true;
    values.put("text", Words.of(question));
    return where(FOUND, "words", Words.query(question));
  }

  /** @param columns what is selected, e.g. {@code e.*} */
  String sql(String columns, String table) {
    return "select " + columns + " from " + table + " e"
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
  }

  /** @param otherwise the order of entries that match equally well */
  String order(String otherwise) {
    return " order by " + (ranked ? RANK : "") + otherwise;
  }

  <Q extends Query> Q fill(Q query) {
    values.forEach(query::setParameter);
    return query;
  }
}
