package io.lotse.admin.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.primefaces.event.FileUploadEvent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.knowledge.document.DocumentDetail;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.job.LogEntry;
import io.lotse.knowledge.library.Documents;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** One document: what is said of it, its versions, and what happened to it. */
@Named
@ViewScoped
public class DocumentPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private final transient Documents documents;
  private final transient Deeds deeds;
  private final transient Rows<LogEntry> log;
  private UUID id;
  private String title;
  private String product;
  private String language;
  private String version;
  private String tags;
  private String validFrom;
  private String validUntil;
  private transient DocumentDetail detail;

  DocumentPage() {
    this(null, null);
  }

  @Inject
  DocumentPage(Documents documents, Deeds deeds) {
    this.documents = documents;
    this.deeds = deeds;
    this.log = new Rows<>((first, size, order) -> documents.log(id, first, size), () -> documents.countLog(id),
        entry -> entry.at() + " " + entry.step() + " " + entry.event());
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    id = Query.id(asked.getOrDefault("id", ""), "document_not_found", "There is no document with this id.");
    fill(documents.detail(id));
  }

  private void fill(DocumentDetail now) {
    detail = now;
    DocumentView view = now.document();
    title = view.title();
    product = view.product();
    language = view.language();
    version = view.version();
    tags = String.join(", ", view.tags());
    validFrom = view.validFrom() == null ? null : view.validFrom().toString();
    validUntil = view.validUntil() == null ? null : view.validUntil().toString();
  }

  public void relabel() {
    ObjectNode change = Json.MAPPER.createObjectNode().put("title", title).put("product", orEmpty(product))
        .put("language", language).put("version", orEmpty(version)).put("valid_from", orEmpty(validFrom))
        .put("valid_until", orEmpty(validUntil));
    ArrayNode list = change.putArray("tags");
    for (String each : orEmpty(tags).split(",")) {
      if (!each.isBlank()) {
        list.add(each.strip());
      }
    }
    deeds.done("PATCH /api/admin/documents/{document_id}", id, () -> documents.relabel(id, change));
    fill(documents.detail(id));
    Notices.done("admin.work", "documentRelabelled");
  }

  private static String orEmpty(String given) {
    return given == null ? "" : given;
  }

  /** The next version of the document. */
  public void replace(FileUploadEvent event) throws IOException {
    try (InputStream content = event.getFile().getInputStream()) {
      deeds.done("PUT /api/admin/documents/{document_id}", id, () -> replaced(event.getFile().getFileName(), content));
      Notices.done("admin.work", "documentTaken", event.getFile().getFileName());
    } catch (Problem refused) {
      Notices.refused("admin.work", "documentRefused", event.getFile().getFileName(), refused.getMessage());
    }
  }

  private Object replaced(String name, InputStream content) {
    try {
      return documents.replace(id, name, content, deeds.person().id());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  public void ingest() {
    deeds.done("POST /api/admin/embed/{document_id}", id, () -> documents.ingest(id, deeds.person().id()));
    Notices.done("admin.work", "documentAgain");
  }

  /** Something of the library has come further. */
  public void look() {
    detail = documents.detail(id);
  }

  public DocumentDetail getDetail() {
    if (detail == null) {
      detail = documents.detail(id);
    }
    return detail;
  }

  public Rows<LogEntry> getLog() { return log; }

  public UUID getId() { return id; }

  public String getTitle() { return title; }

  public void setTitle(String said) { title = said; }

  public String getProduct() { return product; }

  public void setProduct(String said) { product = said; }

  public String getLanguage() { return language; }

  public void setLanguage(String tag) { language = tag; }

  public String getVersion() { return version; }

  public void setVersion(String said) { version = said; }

  public String getTags() { return tags; }

  public void setTags(String said) { tags = said; }

  public String getValidFrom() { return validFrom; }

  public void setValidFrom(String day) { validFrom = day; }

  public String getValidUntil() { return validUntil; }

  public void setValidUntil(String day) { validUntil = day; }
}
