package io.lotse.admin.content;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;

import org.primefaces.PrimeFaces;
import org.primefaces.event.FileUploadEvent;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Conflict;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.admin.tables.FirstRow;
import io.lotse.content.BatchResult;
import io.lotse.content.ContentItem;
import io.lotse.content.ContentKind;
import io.lotse.content.Editing;
import io.lotse.content.Editing.ChangedMeanwhile;
import io.lotse.content.Editing.Wish;
import io.lotse.content.ImportReport;
import io.lotse.platform.Texts;
import io.lotse.platform.WallClock;

/** What the pages of all kinds of content have in common: a list, a form, batches, an import that is looked at first. */
public abstract class Editor implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String WORK = "admin.work";
  private static final int ERRORS_SHOWN = 50;
  private static final int NAMED = 20;
  private final transient ContentKind kind;
  private final transient Editing editing;
  private final transient Deeds deeds;
  private final transient List<FormField> fields;
  private final transient Rows<ContentItem> rows;
  private final EntryForm form;
  private String q;
  private String active;
  private transient List<ContentItem> selected;
  private Integer editedId;
  private int version;
  private Conflict conflict;
  private transient ContentItem theirs;
  private byte[] file;
  private String filename;
  private transient ImportReport report;

  Editor(ContentKind kind, Editing editing, Deeds deeds, List<FormField> fields) {
    this.kind = kind;
    this.editing = editing;
    this.deeds = deeds;
    this.fields = fields;
    this.form = new EntryForm(fields);
    this.rows = new Rows<>((first, size, order) -> editing.list(kind, wish(order), first, size),
        () -> editing.count(kind, wish(new Rows.Order(null, true))), ContentItem::id);
  }

  /** What the address of the page says. */
  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    q = asked.get("q");
    active = asked.get("active");
    if (asked.getOrDefault("id", "").matches("\\d{1,9}")) {
      edit(Integer.parseInt(asked.get("id")));
    } else {
      form.clear();
    }
  }

  private Wish wish(Rows.Order order) {
    return new Wish(q, active == null || active.isBlank() ? null : Boolean.valueOf(active), order.field(), order
        .ascending());
  }

  public void filter() {
    FirstRow.show();
    address();
  }

  private void address() {
    new Address().with("q", q).with("active", active).with("id", editedId).show();
  }

  public void add() {
    editedId = null;
    version = 0;
    conflict = null;
    form.clear();
  }

  public void edit(int id) {
    take(editing.find(kind, id));
    address();
  }

  private void take(ContentItem entry) {
    editedId = entry.id();
    version = entry.version();
    conflict = null;
    form.fill(entry);
  }

  public void save() {
    store(version);
  }

  private void store(int seen) {
    boolean fresh = editedId == null;
    try {
      take(deeds.done((fresh ? "POST /api/" : "PUT /api/") + kind.path(), editedId, () -> fresh ? editing.create(kind,
          form.sent()) : editing.change(kind, editedId, seen, form.sent())));
      Notices.done(WORK, "entrySaved", String.valueOf(editedId));
    } catch (ChangedMeanwhile changed) {
      theirs = changed.current();
      compare();
    }
  }

  private void compare() {
    EntryForm now = new EntryForm(fields);
    now.fill(theirs);
    conflict = new Conflict();
    fields.forEach(field -> conflict.field(label(field.name()), form.typed().get(field.name()), now.typed().get(field
        .name())));
    FacesContext.getCurrentInstance().validationFailed();
    PrimeFaces.current().executeScript("PF('conflict').show()");
  }

  public void takeTheirs() {
    take(theirs);
  }

  public void keepMine() {
    store(theirs.version());
  }

  public void activate(boolean wanted) {
    tell(deeds.done("PUT /api/" + kind.path() + "/batch-update-status", named(), () -> editing.activate(kind, ids(),
        wanted)));
  }

  /** Shows one entry, or does so no more. */
  public void toggle(ContentItem entry) {
    deeds.done("PUT /api/" + kind.path() + "/batch-update-status", entry.id(), () -> editing.activate(kind, List.of(
        entry.id()), !entry.active()));
  }

  public void remove() {
    tell(deeds.done("DELETE /api/" + kind.path() + "/batch", named(), () -> editing.remove(kind, ids())));
  }

  private List<Integer> ids() {
    return selected == null ? List.of() : selected.stream().map(ContentItem::id).toList();
  }

  /** The selected entries for the audit log, as many as fit into a line. */
  private String named() {
    return ids().stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(",")) + (ids().size() > NAMED
        ? ",…" : "");
  }

  private void tell(BatchResult result) {
    Notices.done(WORK, "batchDone", result.successCount(), result.failedIds().size());
    selected = null;
  }

  /** A file that is to be imported; what would come of it is told before anything is stored. */
  public void take(FileUploadEvent event) {
    file = event.getFile().getContent();
    filename = event.getFile().getFileName();
    report = imported(true);
  }

  public void takeIn() {
    report = deeds.done("POST /api/" + kind.path() + "/import", filename, () -> imported(false));
    if (report.errors().isEmpty()) {
      Notices.done(WORK, "importDone", report.created(), report.updated(), report.unchanged());
      file = null;
    } else {
      Notices.refused(WORK, "importRefused", report.errors().size());
    }
  }

  /** Gives the file up; a view may live for hours. */
  public void putAside() {
    file = null;
    filename = null;
    report = null;
  }

  private ImportReport imported(boolean rehearsal) {
    try {
      return editing.take(kind, file, filename.toLowerCase(Locale.ROOT).endsWith(".csv"), rehearsal);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public void export(String format) {
    deeds.download("/api/" + kind.path() + "/export?format=" + format);
  }

  /** How a field is called. */
  public String label(String field) {
    return Texts.in(FacesContext.getCurrentInstance().getViewRoot().getLocale().getLanguage(), WORK, "field_" + field
        .replace('.', '_'));
  }

  /** What the assistant may be asked to hear of the entry that is edited: what its first field says. */
  public String getTrial() {
    return String.valueOf(form.typed().getOrDefault(fields.getFirst().name(), ""));
  }

  public List<FormField> getFields() { return fields; }

  public Map<String, Object> getForm() { return form.typed(); }

  public Rows<ContentItem> getRows() { return rows; }

  public List<ContentItem> getSelected() { return selected; }

  public void setSelected(List<ContentItem> rowsOfTable) { selected = rowsOfTable; }

  public Conflict getConflict() { return conflict; }

  public ImportReport getReport() { return report; }

  /** The first of what is wrong in the file. */
  public List<ImportReport.RowError> getErrors() {
    return report == null ? List.of() : report.errors().stream().limit(ERRORS_SHOWN).toList();
  }

  public String getFilename() { return filename; }

  /** Whether there is a file that might be taken in. */
  public boolean isFileWaiting() {
    return file != null && report != null && report.errors().isEmpty();
  }

  /** The entry that the assistant has to find before it is asked; null where entries are found at once. */
  public Integer getAwaitedId() {
    return kind == ContentKind.FAQ ? editedId : null;
  }

  /** When an entry was last written. */
  public Instant changedAt(ContentItem entry) {
    return WallClock.instant(entry.fields().get("updated_at").toString());
  }

  public Integer getEditedId() { return editedId; }

  public String getQ() { return q; }

  public void setQ(String words) { q = words; }

  public String getActive() { return active; }

  public void setActive(String wanted) { active = wanted; }
}
