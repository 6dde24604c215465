package io.lotse.knowledge.document;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.lotse.knowledge.parsing.ParsedPage;

/** The text of one physical page, against which quotes are checked. */
@Entity
@Table(name = "document_page")
@IdClass(DocumentPage.Key.class)
public class DocumentPage {
  /** Of which document, which of its editions, and which page. */
  record Key(UUID documentId, int edition, int number) implements Serializable {}

  @Id
  @Column(name = "document_id")
  private UUID documentId;
  @Id
  private int edition;
  @Id
  private int number;
  private String label;
  @Column(name = "start_offset")
  private int startOffset;
  private String text;

  protected DocumentPage() {}

  public DocumentPage(UUID documentId, int edition, ParsedPage page) {
    this.documentId = documentId;
    this.edition = edition;
    this.number = page.number();
    this.label = page.label();
    this.startOffset = page.start();
    this.text = page.text();
  }
}
