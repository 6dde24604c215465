package io.lotse.knowledge.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.QueryParam;

import io.lotse.knowledge.document.DocumentStatus;
import io.lotse.knowledge.document.Labels;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** Which documents a list is to show: those that fit everything that is given. */
@Offered("admin: to show and to keep the library")
public class DocumentSelection {
  private static final int LONGEST = 200;
  private static final Map<String, String> CONDITIONS = Map.of("q",
      "(lower(d.title) like :q escape '!' or lower(d.filename) like :q escape '!')", "product", "d.product = :product",
      "language", "d.language = :language", "tag", "array_position(d.tags, :tag) > 0", "status", "d.status = :status");
  @QueryParam("q")
  private String q;
  @QueryParam("product")
  private String product;
  @QueryParam("language")
  private String language;
  @QueryParam("tag")
  private String tag;
  @QueryParam("status")
  private String status;

  /** Null lets all through. */
  public static DocumentSelection of(String q, String language, String status) {
    DocumentSelection selection = new DocumentSelection();
    selection.q = q;
    selection.language = language;
    selection.status = status;
    return selection;
  }

  /** 422 naming the parameter that cannot be. */
  String condition() {
    String condition = given().keySet().stream().sorted().map(CONDITIONS::get).collect(Collectors.joining(" and "));
    return condition.isEmpty() ? "true = true" : condition;
  }

  void bind(TypedQuery<?> query) {
    given().forEach(query::setParameter);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "q", q == null ? null : "%" + q.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    put(given, "product", product);
    put(given, "language", Labels.primaryLanguage(language));
    put(given, "tag", tag);
    put(given, "status", status == null ? null : known(status));
    return given;
  }

  private static void put(Map<String, String> given, String name, String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    if (value.length() > LONGEST) {
      throw Problem.invalid(name, "size", "must have at most " + LONGEST + " characters");
    }
    given.put(name, value.strip());
  }

  private static String known(String status) {
    List<String> known = Stream.of(DocumentStatus.values()).map(DocumentStatus::id).toList();
    if (!known.contains(status.strip())) {
      throw Problem.invalid("status", "choice", "must be one of " + String.join(", ", known));
    }
    return status.strip();
  }
}
