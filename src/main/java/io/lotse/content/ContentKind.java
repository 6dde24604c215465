package io.lotse.content;

import java.util.Map;

import io.lotse.platform.Offered;

/** What editors keep. */
@Offered("admin: to edit content")
public enum ContentKind {
  FAQ(Kind.FAQ, Map.of("question", "lower(e.question)", "language", "e.language")), EMERGENCY(Kind.EMERGENCY,
      Map.of("name", "lower(e.name)", "priority", "e.priority", "section", "lower(e.section)", "phone_number",
          "e.phone_number")), EVENTS(Kind.EVENT, Map.of("name", "lower(e.name)", "date_start", "e.date_start",
              "location", "lower(e.location)", "featured", "e.featured"));

  private static final Map<String, String> COMMON = Map.of("id", "e.id", "updated_at", "e.updated_at", "is_active",
      "e.is_active");
  private final Kind<?, ?> kind;
  private final Map<String, String> orders;

  ContentKind(Kind<?, ?> kind, Map<String, String> orders) {
    this.kind = kind;
    this.orders = orders;
  }

  /** As it stands in paths of the API. */
  public String path() {
    return kind.name();
  }

  /** The order of a field, in SQL; null for a field by which nothing is ordered. */
  String order(String field, boolean ascending) {
    String column = field == null ? null : orders.getOrDefault(field, COMMON.get(field));
    return column == null ? null : column + (ascending ? " asc" : " desc") + " nulls last, e.id";
  }

  Kind<?, ?> kind() {
    return kind;
  }
}
