package io.lotse.knowledge.document;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.knowledge.parsing.ParsedChunk;

/** The portion of a document that is found and cited. */
@Entity
@Table(name = "chunk")
public class Chunk {
  @Id
  private UUID id;
  @Column(name = "document_id")
  private UUID documentId;
  @Column(name = "section_id")
  private UUID sectionId;
  private int edition;
  private int ordinal;
  private String text;
  private String context;
  private String language;
  @Column(name = "page_from")
  private int pageFrom;
  @Column(name = "page_to")
  private int pageTo;
  @Column(name = "page_label")
  private String pageLabel;
  @Column(name = "start_offset")
  private int startOffset;
  @Column(name = "end_offset")
  private int endOffset;
  @Column(name = "original_text")
  private String originalText;
  private boolean excluded;
  private int changes;

  protected Chunk() {}

  public Chunk(UUID id, UUID documentId, int edition, UUID sectionId, String language, ParsedChunk parsed) {
    this.id = id;
    this.documentId = documentId;
    this.edition = edition;
    this.sectionId = sectionId;
    this.ordinal = parsed.ordinal();
    this.text = parsed.text();
    this.context = withoutPath(parsed.context());
    this.language = language;
    this.pageFrom = parsed.pageFrom();
    this.pageTo = parsed.pageTo();
    this.pageLabel = parsed.labelFrom();
    this.startOffset = parsed.start();
    this.endOffset = parsed.end();
  }

  /** Takes over what somebody has corrected; null = as it was read. */
  public void correct(String corrected, boolean leftOut) {
    String read = originalText == null ? text : originalText;
    text = corrected == null ? read : corrected;
    originalText = text.equals(read) ? null : read;
    excluded = leftOut;
    changes++;
  }

  UUID getId() { return id; }

  public String getText() { return text; }

  boolean isExcluded() { return excluded; }

  public int getChanges() { return changes; }

  /** The section's path stands with the section; what remains is the header of a table that began earlier. */
  static String withoutPath(String context) {
    int end = context.indexOf('\n');
    return end < 0 ? "" : context.substring(end + 1);
  }
}
