package io.lotse.knowledge.document;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.knowledge.parsing.ParsedDocument;
import io.lotse.platform.Json;

/**
 * One reading of a document: made beside the one that is searched, put in its place in one switch, kept for a short while
 * after its own time. What it says of its file stands here, so that the document goes on showing the old file meanwhile.
 */
@Entity
@Table(name = "document_edition")
@IdClass(Edition.Key.class)
public class Edition {
  /** Of which document, and which of its readings, from 1. */
  public record Key(UUID documentId, int number) implements Serializable {}

  @Id
  @Column(name = "document_id")
  private UUID documentId;
  @Id
  private int number;
  private String state;
  private String filename;
  private String format;
  @Column(name = "content_type")
  private String contentType;
  @Column(name = "content_hash")
  private String contentHash;
  @Column(name = "object_key")
  private String objectKey;
  @Column(name = "size_bytes")
  private long sizeBytes;
  private String title;
  private String language;
  private String labels;
  private int pages;
  private int chunks;
  private boolean divided;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "retired_at")
  private Instant retiredAt;

  protected Edition() {}

  private Edition(UUID documentId, int number, Original original) {
    this.documentId = documentId;
    this.number = number;
    this.state = "staged";
    this.filename = original.filename();
    this.format = original.format().name();
    this.contentType = original.format().mediaType();
    this.contentHash = original.hash();
    this.objectKey = original.objectKey();
    this.sizeBytes = original.size();
    this.createdAt = Instant.now();
  }

  static Edition staged(UUID documentId, int number, Original original) {
    return new Edition(documentId, number, original);
  }

  /** What is to be said of the document once this edition is shown. */
  public Edition labelled(DocumentPatch patch) {
    labels = Json.text(patch);
    return this;
  }

  Optional<DocumentPatch> patch() {
    return Optional.ofNullable(labels).map(Edition::read);
  }

  private static DocumentPatch read(String json) {
    try {
      return Json.MAPPER.readValue(json, DocumentPatch.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  public void parsed(ParsedDocument parsed) {
    title = parsed.title();
    language = parsed.language();
    pages = parsed.pages().size();
    chunks = 0;
    divided = false;
  }

  public void divided(int chunkCount) {
    chunks = chunkCount;
    divided = true;
  }

  void show() {
    state = "live";
  }

  void retire() {
    state = "retired";
    retiredAt = Instant.now();
  }

  public Original original() {
    return new Original(objectKey, filename, DocumentFormat.valueOf(format), contentHash, sizeBytes);
  }

  public boolean isStaged() { return state.equals("staged"); }

  public int getNumber() { return number; }

  String getTitle() { return title; }

  String getLanguage() { return language; }

  public int getPages() { return pages; }

  public int getChunks() { return chunks; }

  public boolean isDivided() { return divided; }
}
