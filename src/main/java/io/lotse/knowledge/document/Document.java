package io.lotse.knowledge.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;

/** A document of the library: its original lies in the object store, its content in pages, sections and chunks. */
@Entity
@Table(name = "document")
public class Document {
  /** The language of a text of which nobody has said what it is. */
  static final String LANGUAGE_UNKNOWN = "und";
  @Id
  private UUID id;
  private String filename;
  private String title;
  private String language;
  private String product;
  private String version;
  private String[] tags;
  private String format;
  @Column(name = "content_type")
  private String contentType;
  @Column(name = "content_hash")
  private String contentHash;
  @Column(name = "object_key")
  private String objectKey;
  @Column(name = "size_bytes")
  private long sizeBytes;
  private int pages;
  private int chunks;
  private int edition;
  @Column(name = "valid_from")
  private LocalDate validFrom;
  @Column(name = "valid_until")
  private LocalDate validUntil;
  private boolean searchable;
  private String kind = SourceKind.DOCUMENT.id();
  @Column(name = "entry_group")
  private String entryGroup;
  private String link;
  private String status;
  private String error;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;
  @Version
  @Column(name = "row_version")
  private int rowVersion;

  protected Document() {}

  public Document(StoredOriginal original, Labels labels) {
    Received file = original.file();
    this.id = original.documentId();
    this.filename = file.filename();
    this.title = file.bareName();
    this.language = labels.language() == null ? LANGUAGE_UNKNOWN : labels.language();
    this.product = labels.product();
    this.version = labels.version();
    this.tags = labels.tags().toArray(String[]::new);
    this.format = file.format().name();
    this.contentType = file.format().mediaType();
    this.contentHash = file.hash();
    this.objectKey = original.objectKey();
    this.sizeBytes = file.size();
    holds(labels.validity());
    this.status = DocumentStatus.PENDING.id();
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  /** An entry that another room has written. */
  public Document(WrittenEntry entry, Original text) {
    this.id = Ids.next();
    this.kind = entry.kind().id();
    this.entryGroup = entry.group();
    this.link = entry.link();
    this.filename = text.filename();
    this.title = entry.title();
    this.language = entry.language() == null ? LANGUAGE_UNKNOWN : Labels.primaryLanguage(entry.language());
    this.tags = new String[0];
    this.format = text.format().name();
    this.contentType = text.format().mediaType();
    this.contentHash = text.hash();
    this.objectKey = text.objectKey();
    this.sizeBytes = text.size();
    holds(Validity.ALWAYS);
    this.status = DocumentStatus.PENDING.id();
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  /**
   * Shows an edition in place of the one before: its file, and what its text itself says, except where a person has said
   * otherwise.
   *
   * @param before the edition shown so far, null = none
   */
  void show(Edition next, Edition before) {
    Original original = next.original();
    title = titleOf(next, before);
    language = languageOf(next, before);
    filename = original.filename();
    format = original.format().name();
    contentType = original.format().mediaType();
    contentHash = original.hash();
    objectKey = original.objectKey();
    sizeBytes = original.size();
    pages = next.getPages();
    chunks = next.getChunks();
    edition = next.getNumber();
    next.patch().ifPresent(this::relabel);
    become(DocumentStatus.INDEXED, null);
  }

  private String titleOf(Edition next, Edition before) {
    boolean isFound = title.equals(Received.bareName(filename)) || before != null && title.equals(before.getTitle());
    String found = next.getTitle().isBlank() ? Received.bareName(next.original().filename()) : next.getTitle();
    return isFound ? found : title;
  }

  /** The language of an edition: a person's word, else what the text is found to be. */
  public String languageOf(Edition next, Edition before) {
    boolean isFound = language.equals(LANGUAGE_UNKNOWN) || before != null && language.equals(before.getLanguage());
    return isFound ? next.getLanguage() : language;
  }

  public void become(DocumentStatus next, String reason) {
    status = next.id();
    error = reason;
    updatedAt = Instant.now();
  }

  /** Back to what it was before an ingestion that came to nothing: found as before, or not at all. */
  public void leftAlone(String reason) {
    become(edition > 0 ? DocumentStatus.INDEXED : DocumentStatus.FAILED, reason);
  }

  /** 422 naming the days that are wrong. */
  public void relabel(DocumentPatch patch) {
    holds(new Validity(validFrom, validUntil).changed(patch.validFrom(), patch.validUntil()));
    title = patch.title() == null ? title : patch.title().strip();
    language = patch.language() == null ? language : Labels.primaryLanguage(patch.language());
    product = patch.product() == null ? product : Labels.blankAsNull(patch.product());
    version = patch.version() == null ? version : Labels.blankAsNull(patch.version());
    tags = patch.tags() == null ? tags : patch.tags().stream().map(String::strip).distinct().toArray(String[]::new);
    updatedAt = Instant.now();
  }

  /** 422 naming what of a change cannot be; changes nothing. */
  public void acceptable(DocumentPatch patch) {
    new Validity(validFrom, validUntil).changed(patch.validFrom(), patch.validUntil());
  }

  /** Back to what it was before an ingestion that nobody wants any more. */
  public void cancelled() {
    become(edition > 0 ? DocumentStatus.INDEXED : DocumentStatus.FAILED, edition > 0 ? null
        : "Its ingestion was cancelled.");
  }

  private void holds(Validity validity) {
    validFrom = validity.from();
    validUntil = validity.until();
    searchable = validity.isToday();
  }

  /** There is none of an id. */
  public static Problem unknown() {
    return Problem.notFound("document_not_found", "There is no document with this id.");
  }

  public DocumentView view() {
    return new DocumentView(id, filename, title, language, product, version, List.of(tags), validFrom, validUntil,
        pages, chunks, getStatus(), createdAt, updatedAt);
  }

  public Original original() {
    return new Original(objectKey, filename, getFormat(), contentHash, sizeBytes);
  }

  public UUID getId() { return id; }

  public int getEdition() { return edition; }

  public String getFilename() { return filename; }

  String getLanguage() { return language; }

  public String getObjectKey() { return objectKey; }

  public String getTitle() { return title; }

  public SourceKind getKind() { return SourceKind.of(kind); }

  /** Where an entry opens, below {@code PUBLIC_URL}; null of a document, which opens as its original. */
  public String getLink() {
    return link;
  }

  public DocumentFormat getFormat() { return DocumentFormat.valueOf(format); }

  public DocumentStatus getStatus() { return DocumentStatus.of(status); }

  public String getError() { return error; }
}
