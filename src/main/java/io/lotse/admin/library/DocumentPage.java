package io.lotse.admin.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.primefaces.PrimeFaces;
import org.primefaces.event.FileUploadEvent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Conflict;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.knowledge.DocumentDetail;
import io.lotse.knowledge.DocumentView;
import io.lotse.knowledge.Documents;
import io.lotse.knowledge.InspectedChunk;
import io.lotse.knowledge.Inspection;
import io.lotse.knowledge.LogEntry;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** One document: what is said of it, its pages beside what is searched of them, and what happened to it. */
@Named
@ViewScoped
public class DocumentPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int IMAGE_WIDTH = 1000;
  private final transient Documents documents;
  private final transient Inspection inspection;
  private final transient Deeds deeds;
  private final transient Rows<LogEntry> log;
  private UUID id;
  private int page = 1;
  private String q;
  private String title;
  private String product;
  private String language;
  private String version;
  private String tags;
  private String validFrom;
  private String validUntil;
  private UUID editing;
  private String text;
  private String context;
  private int seen;
  private boolean excluded;
  private Conflict conflict;
  private transient InspectedChunk theirs;
  private transient DocumentDetail detail;

  DocumentPage() {
    this(null, null, null);
  }

  @Inject
  DocumentPage(Documents documents, Inspection inspection, Deeds deeds) {
    this.documents = documents;
    this.inspection = inspection;
    this.deeds = deeds;
    this.log = new Rows<>((first, size, order) -> documents.log(id, first, size), () -> documents.countLog(id),
        entry -> entry.at() + " " + entry.step() + " " + entry.event());
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    id = Query.id(asked.getOrDefault("id", ""), "document_not_found", "There is no document with this id.");
    q = asked.get("q");
    fill(documents.detail(id));
    turn(asked.getOrDefault("page", "1").matches("\\d{1,6}") ? Integer.parseInt(asked.getOrDefault("page", "1")) : 1);
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

  /** Opens another page; one that there is not becomes the nearest. */
  public void turn(int wanted) {
    page = Math.clamp(wanted, 1, Math.max(1, getDetail().document().pages()));
  }

  public void go() {
    turn(page);
    new Address().with("id", id).with("page", page).with("q", q).show();
  }

  public void next() {
    turn(page + 1);
    go();
  }

  public void previous() {
    turn(page - 1);
    go();
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
    turn(page);
  }

  /** Opens a chunk to be corrected. */
  public void edit(UUID chunk) {
    take(inspection.chunk(id, chunk));
    text = theirs.text();
    excluded = theirs.excluded();
  }

  private void take(InspectedChunk chunk) {
    theirs = chunk;
    editing = chunk.id();
    seen = chunk.changes();
    context = chunk.context();
    conflict = null;
  }

  public void save() {
    correct(editing, text, excluded, seen);
  }

  /** Leaves a chunk out of searches, or does so no more. */
  public void exclude(InspectedChunk chunk) {
    text = chunk.text();
    excluded = !chunk.excluded();
    take(chunk);
    correct(chunk.id(), chunk.text(), excluded, chunk.changes());
  }

  /** Takes a chunk back to what was read. */
  public void restore(InspectedChunk chunk) {
    take(chunk);
    correct(chunk.id(), null, chunk.excluded(), chunk.changes());
  }

  private void correct(UUID chunk, String wanted, boolean leftOut, int version) {
    try {
      deeds.done("chunk-correction", chunk, () -> inspection.correct(id, chunk, wanted, leftOut, version, deeds.person()
          .id()));
      conflict = null;
      Notices.done("admin.work", "chunkSaved");
    } catch (Problem problem) {
      if (!(problem.extensions().get("current") instanceof InspectedChunk now)) {
        throw problem;
      }
      theirs = now;
      conflict = new Conflict().field(said("chunkText"), wanted, now.text()).field(said("chunkExcluded"), leftOut, now
          .excluded());
      FacesContext.getCurrentInstance().validationFailed();
      PrimeFaces.current().executeScript("PF('conflict').show()");
    }
  }

  private static String said(String key) {
    return io.lotse.platform.Texts.in(FacesContext.getCurrentInstance().getViewRoot().getLocale().getLanguage(),
        "admin.work", key);
  }

  public void takeTheirs() {
    edit(theirs.id());
  }

  public void keepMine() {
    correct(editing, text, excluded, theirs.changes());
  }

  /** The picture of the page, for a moment; null where its kind of document has none. */
  public String getImage() {
    return getDetail().document().filename().toLowerCase(java.util.Locale.ROOT).endsWith(".pdf") ? deeds.link(
        "/api/documents/" + id + "/pages/" + page + "?width=" + IMAGE_WIDTH) : null;
  }

  public Optional<Inspection.PageText> pageText() {
    return inspection.page(id, page);
  }

  public String getPageText() { return pageText().map(Inspection.PageText::text).orElse(""); }

  public String getPageLabel() { return pageText().map(Inspection.PageText::label).orElse(""); }

  public List<InspectedChunk> getChunks() { return inspection.chunks(id, page); }

  /** A text with the words of the search marked that has led here. */
  public List<Marked.Piece> marked(String chunk) {
    return Marked.of(chunk, q);
  }

  public DocumentDetail getDetail() {
    if (detail == null) {
      detail = documents.detail(id);
    }
    return detail;
  }

  public Rows<LogEntry> getLog() { return log; }

  public Conflict getConflict() { return conflict; }

  public UUID getId() { return id; }

  public int getPage() { return page; }

  public void setPage(int wanted) { page = wanted; }

  public String getQ() { return q; }

  public void setQ(String words) { q = words; }

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

  public UUID getEditing() { return editing; }

  public String getText() { return text; }

  public void setText(String said) { text = said; }

  public String getContext() { return context; }

  public boolean isExcluded() { return excluded; }

  public void setExcluded(boolean leftOut) { excluded = leftOut; }
}
