package io.lotse.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.lotse.knowledge.ingest.DocumentFormat;
import io.lotse.knowledge.ingest.ParsedDocument;
import io.lotse.platform.Ids;

/** A document of the library: its original lies in the object store, its content in pages, sections and chunks. */
@Entity
@Table(name = "document")
class Document {
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
  private String kind = SourceKind.DOCUMENT.id();
  @Column(name = "entry_group")
  private String entryGroup;
  private String link;
  @Column(name = "written_text")
  private String writtenText;
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

  Document(StoredOriginal original, Labels labels) {
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
    this.status = DocumentStatus.PENDING.id();
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  /** An entry that another room has written. */
  Document(WrittenEntry entry) {
    this.id = Ids.next();
    this.kind = entry.kind().id();
    this.entryGroup = entry.group();
    this.link = entry.link();
    this.filename = entry.group().replace('/', '-');
    this.tags = new String[0];
    this.format = DocumentFormat.MARKDOWN.name();
    this.contentType = DocumentFormat.MARKDOWN.mediaType();
    this.status = DocumentStatus.PENDING.id();
    this.createdAt = Instant.now();
    rewrite(entry);
  }

  /** Takes what the entry says now; whether that is anything new. */
  boolean rewrite(WrittenEntry entry) {
    String spoken = entry.language() == null ? LANGUAGE_UNKNOWN : Labels.primaryLanguage(entry.language());
    boolean sameLanguage = entry.language() == null || spoken.equals(language);
    if (sameLanguage && entry.title().equals(title) && entry.markdown().equals(writtenText)) {
      return false;
    }
    title = entry.title();
    language = spoken;
    writtenText = entry.markdown();
    sizeBytes = writtenText.getBytes(StandardCharsets.UTF_8).length;
    updatedAt = Instant.now();
    return true;
  }

  /** Takes what the text itself says, except where a person has said otherwise. */
  void indexed(ParsedDocument parsed, int chunkCount) {
    boolean titleIsOnlyTheFileName = title.equals(Received.bareName(filename));
    title = titleIsOnlyTheFileName && !parsed.title().isBlank() ? parsed.title() : title;
    language = language.equals(LANGUAGE_UNKNOWN) ? parsed.language() : language;
    pages = parsed.pages().size();
    chunks = chunkCount;
    become(DocumentStatus.INDEXED, null);
  }

  void become(DocumentStatus next, String reason) {
    status = next.id();
    error = reason;
    updatedAt = Instant.now();
  }

  /** Back to what it was before an ingestion that was given up. */
  void leftAlone(String reason) {
    become(chunks > 0 ? DocumentStatus.INDEXED : DocumentStatus.FAILED, chunks > 0 ? null : reason);
  }

  void relabel(DocumentPatch patch) {
    title = patch.title() == null ? title : patch.title().strip();
    language = patch.language() == null ? language : Labels.primaryLanguage(patch.language());
    product = patch.product() == null ? product : Labels.blankAsNull(patch.product());
    version = patch.version() == null ? version : Labels.blankAsNull(patch.version());
    tags = patch.tags() == null ? tags : patch.tags().stream().map(String::strip).distinct().toArray(String[]::new);
    updatedAt = Instant.now();
  }

  DocumentView view() {
    return new DocumentView(id, filename, title, language, product, version, List.of(tags), pages, chunks, getStatus(),
        createdAt);
  }

  UUID getId() { return id; }

  String getFilename() { return filename; }

  String getLanguage() { return language; }

  String getObjectKey() { return objectKey; }

  String getTitle() { return title; }

  SourceKind getKind() { return SourceKind.of(kind); }

  String getLink() { return link; }

  /** The text of an entry, as Markdown; null of a document that has an original. */
  String getWrittenText() {
    return writtenText;
  }

  DocumentFormat getFormat() { return DocumentFormat.valueOf(format); }

  DocumentStatus getStatus() { return DocumentStatus.of(status); }

  String getError() { return error; }
}
