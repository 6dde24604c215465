package io.lotse.knowledge.library;

import io.lotse.platform.Offered;

/** In which order documents are listed. */
@Offered("admin: to show and to keep the library")
public enum DocumentOrder {
  NEWEST("d.createdAt desc, d.id"), OLDEST("d.createdAt, d.id"), TITLE("lower(d.title), d.id"),
  TITLE_BACKWARDS("lower(d.title) desc, d.id"), MOST_PAGES("d.pages desc, d.id"), FEWEST_PAGES("d.pages, d.id"),
  STATUS("d.status, d.createdAt desc, d.id"), STATUS_BACKWARDS("d.status desc, d.createdAt desc, d.id");

  private final String sql;

  DocumentOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
