package io.lotse.knowledge.document;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.knowledge.parsing.ParsedSection;

/** A heading of a document and the span below it. */
@Entity
@Table(name = "section")
public class Section {
  @Id
  private UUID id;
  @Column(name = "document_id")
  private UUID documentId;
  private int edition;
  private int ordinal;
  @Column(name = "parent_ordinal")
  private int parentOrdinal;
  private String title;
  private int level;
  private String path;
  @Column(name = "page_from")
  private int pageFrom;
  @Column(name = "page_to")
  private int pageTo;
  @Column(name = "start_offset")
  private int startOffset;
  @Column(name = "end_offset")
  private int endOffset;

  protected Section() {}

  public Section(UUID id, UUID documentId, int edition, ParsedSection parsed) {
    this.id = id;
    this.documentId = documentId;
    this.edition = edition;
    this.ordinal = parsed.ordinal();
    this.parentOrdinal = parsed.parent();
    this.title = parsed.title();
    this.level = parsed.level();
    this.path = parsed.path();
    this.pageFrom = parsed.pageFrom();
    this.pageTo = parsed.pageTo();
    this.startOffset = parsed.start();
    this.endOffset = parsed.end();
  }
}
