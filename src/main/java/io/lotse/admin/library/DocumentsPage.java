package io.lotse.admin.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.primefaces.event.FileUploadEvent;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.admin.tables.FirstRow;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.job.EmbedStatus;
import io.lotse.knowledge.job.Working;
import io.lotse.knowledge.library.DocumentOrder;
import io.lotse.knowledge.library.DocumentSelection;
import io.lotse.knowledge.library.Documents;
import io.lotse.knowledge.library.RemovalPlan;
import io.lotse.platform.Problem;

/** The library: what is in it, what is handed in, and how far that has come. */
@Named
@ViewScoped
public class DocumentsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LATEST = 6;
  private final transient Documents documents;
  private final transient Deeds deeds;
  private final transient Rows<DocumentView> rows;
  private String q;
  private String status;
  private String language;
  private String product;
  private String version;
  private String tags;
  private String saidLanguage;
  private UUID removing;
  private transient RemovalPlan removal;
  private transient EmbedStatus state;
  private transient List<Working> working;

  DocumentsPage() {
    this(null, null);
  }

  @Inject
  DocumentsPage(Documents documents, Deeds deeds) {
    this.documents = documents;
    this.deeds = deeds;
    this.rows = new Rows<>((first, size, order) -> documents.list(selection(), order(order), first, size),
        () -> documents.count(selection()), DocumentView::id);
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    q = asked.get("q");
    status = asked.get("status");
    language = asked.get("language");
  }

  private DocumentSelection selection() {
    return DocumentSelection.of(q, language, status);
  }

  private static DocumentOrder order(Rows.Order wanted) {
    String field = wanted.field() == null ? "" : wanted.field();
    return switch (field) {
      case "title" -> wanted.ascending() ? DocumentOrder.TITLE : DocumentOrder.TITLE_BACKWARDS;
      case "pages" -> wanted.ascending() ? DocumentOrder.FEWEST_PAGES : DocumentOrder.MOST_PAGES;
      case "status" -> wanted.ascending() ? DocumentOrder.STATUS : DocumentOrder.STATUS_BACKWARDS;
      case "createdAt" -> wanted.ascending() ? DocumentOrder.OLDEST : DocumentOrder.NEWEST;
      default -> DocumentOrder.NEWEST;
    };
  }

  public void filter() {
    FirstRow.show();
    new Address().with("q", q).with("status", status).with("language", language).show();
  }

  /** One of perhaps many files; each is taken, or refused, by itself. */
  public void take(FileUploadEvent event) throws IOException {
    String name = event.getFile().getFileName();
    try (InputStream content = event.getFile().getInputStream()) {
      deeds.done("POST /api/admin/documents", null, () -> upload(name, content));
      look();
      Notices.done("admin.work", "documentTaken", name);
    } catch (Problem refused) {
      Notices.refused("admin.work", "documentRefused", name, refused.getMessage());
    }
  }

  private Object upload(String name, InputStream content) {
    try {
      return documents.upload(name, content, new Documents.Said(product, saidLanguage, version, tags), deeds.person()
          .id());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  public void ingestAll() {
    deeds.done("POST /api/admin/embed", null, () -> documents.ingestAll(deeds.person().id()));
    look();
    Notices.done("admin.work", "documentsAgain");
  }

  public void ingest(UUID id) {
    deeds.done("POST /api/admin/embed/{document_id}", id, () -> documents.ingest(id, deeds.person().id()));
    look();
    Notices.done("admin.work", "documentAgain");
  }

  public void cancel(UUID job) {
    deeds.done("DELETE /api/admin/embed/jobs/{job_id}", job, () -> documents.cancel(job));
    look();
  }

  /** Shows what removing a document would take away. */
  public void askRemoval(UUID id) {
    removing = id;
    removal = documents.removal(id);
  }

  public void remove() {
    deeds.done("DELETE /api/admin/documents/{document_id}", removing, () -> documents.remove(removing));
    look();
    state = null;
    Notices.done("admin.work", "documentRemoved");
    removing = null;
    removal = null;
  }

  /** How the library stood when somebody last looked or did something. */
  public EmbedStatus getState() {
    if (state == null) {
      state = documents.status();
    }
    return state;
  }

  /** Something has come further; everything is counted again only when a document is through. */
  public void look() {
    Set<UUID> before = underWay();
    working = documents.working(LATEST);
    if (!underWay().containsAll(before)) {
      state = null;
    }
  }

  private Set<UUID> underWay() {
    return getWorking().stream().filter(Working::isUnderWay).map(each -> each.document().id()).collect(Collectors
        .toSet());
  }

  /** What is being worked on, and what was handed in last. */
  public List<Working> getWorking() {
    if (working == null) {
      working = documents.working(LATEST);
    }
    return working;
  }

  public Rows<DocumentView> getRows() { return rows; }

  public RemovalPlan getRemoval() { return removal; }

  public String getQ() { return q; }

  public void setQ(String text) { q = text; }

  public String getStatus() { return status; }

  public void setStatus(String wanted) { status = wanted; }

  public String getLanguage() { return language; }

  public void setLanguage(String tag) { language = tag; }

  public String getProduct() { return product; }

  public void setProduct(String text) { product = text; }

  public String getVersion() { return version; }

  public void setVersion(String text) { version = text; }

  public String getTags() { return tags; }

  public void setTags(String text) { tags = text; }

  public String getSaidLanguage() { return saidLanguage; }

  public void setSaidLanguage(String tag) { saidLanguage = tag; }
}
