package io.lotse.knowledge.document;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.knowledge.parsing.ParsedWarning;

/** What a person should know of a document although it was read. */
@Entity
@Table(name = "document_warning")
public class DocumentWarning {
  @Id
  private UUID id;
  @Column(name = "document_id")
  private UUID documentId;
  private int edition;
  private int ordinal;
  private String code;
  private Integer[] pages;
  private String excerpt;

  protected DocumentWarning() {}

  public DocumentWarning(UUID id, UUID documentId, int edition, int ordinal, ParsedWarning parsed) {
    this.id = id;
    this.documentId = documentId;
    this.edition = edition;
    this.ordinal = ordinal;
    this.code = parsed.kind().id();
    this.pages = parsed.pages().toArray(Integer[]::new);
    this.excerpt = parsed.excerpt();
  }

  public WarningView view() {
    return new WarningView(code, List.of(pages), excerpt.isEmpty() ? null : excerpt);
  }
}
