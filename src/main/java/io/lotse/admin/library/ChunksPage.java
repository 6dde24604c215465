package io.lotse.admin.library;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.primefaces.PrimeFaces;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Conflict;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Preferences;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.library.Documents;
import io.lotse.knowledge.library.InspectedChunk;
import io.lotse.knowledge.library.Inspection;
import io.lotse.knowledge.parsing.Box;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Texts;

/** A page of a document beside what is searched of it, which can be corrected there. */
@Named
@ViewScoped
public class ChunksPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int IMAGE_WIDTH = 1000;
  private final transient Documents documents;
  private final transient Inspection inspection;
  private final transient Deeds deeds;
  private UUID id;
  private int page = 1;
  private String q;
  private String text;
  private boolean excluded;
  /** What the text of the chunk is to become; null = what was read. */
  private String wanted;
  private Conflict conflict;
  private transient InspectedChunk seen;
  private transient InspectedChunk theirs;
  private transient Shown shown;
  private transient List<Box> places = List.of();

  /** What was read of the page when it was last turned to: what is clicked on is what is seen. */
  private record Shown(DocumentView document, Inspection.PageText page, List<InspectedChunk> chunks) {}

  ChunksPage() {
    this(null, null, null);
  }

  @Inject
  ChunksPage(Documents documents, Inspection inspection, Deeds deeds) {
    this.documents = documents;
    this.inspection = inspection;
    this.deeds = deeds;
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    id = Query.id(asked.getOrDefault("id", ""), "document_not_found", "There is no document with this id.");
    q = asked.get("q");
    page = asked.getOrDefault("page", "").matches("\\d{1,6}") ? Integer.parseInt(asked.get("page")) : 1;
    look();
  }

  /** Reads the page anew; one that there is not becomes the nearest. */
  public void look() {
    DocumentView document = documents.detail(id).document();
    page = Math.clamp(page, 1, Math.max(1, document.pages()));
    places = List.of();
    shown = new Shown(document, inspection.page(id, page).orElse(new Inspection.PageText(page, "", "")), inspection
        .chunks(id, page));
  }

  public void go() {
    look();
    new Address().with("id", id).with("page", page).with("q", q).show();
  }

  /** Finds the words of the search on the picture of the page; the page is shown before, because that reads the file. */
  public void find() {
    places = inspection.places(id, page, word -> Marked.isAny(word, q));
  }

  public void next() {
    page++;
    go();
  }

  public void previous() {
    page--;
    go();
  }

  /** Opens a chunk to be corrected. */
  public void edit(UUID chunk) {
    take(inspection.chunk(id, chunk));
  }

  private void take(InspectedChunk chunk) {
    seen = chunk;
    text = chunk.text();
    excluded = chunk.excluded();
    conflict = null;
  }

  public void save() {
    wanted = text;
    correct(seen.changes());
  }

  /** Leaves a chunk out of searches, or does so no more. */
  public void exclude(InspectedChunk chunk) {
    take(chunk);
    wanted = chunk.text();
    excluded = !chunk.excluded();
    correct(chunk.changes());
  }

  /** Takes a chunk back to what was read. */
  public void restore(InspectedChunk chunk) {
    take(chunk);
    wanted = null;
    correct(chunk.changes());
  }

  private void correct(int version) {
    try {
      take(deeds.done("chunk-correction", seen.id(), () -> inspection.correct(id, seen.id(), wanted, excluded, version,
          deeds.person().id())));
      look();
      Notices.done("admin.work", "chunkSaved");
    } catch (Problem problem) {
      if (!(problem.extensions().get("current") instanceof InspectedChunk now)) {
        throw problem;
      }
      compare(now);
    }
  }

  private void compare(InspectedChunk now) {
    theirs = now;
    String asRead = now.originalText() == null ? now.text() : now.originalText();
    conflict = new Conflict().field(said("chunkText"), wanted == null ? asRead : wanted, now.text())
        .field(said("chunkExcluded"), excluded, now.excluded());
    FacesContext.getCurrentInstance().validationFailed();
    PrimeFaces.current().executeScript("PF('conflict').show()");
  }

  private static String said(String key) {
    return Texts.in(Preferences.current().locale().getLanguage(), "admin.work", key);
  }

  public void takeTheirs() {
    edit(theirs.id());
    look();
  }

  public void keepMine() {
    correct(theirs.changes());
  }

  /** The picture of the page, for a moment; null where its kind of document has none. */
  public String getImage() {
    return shown().document().filename().toLowerCase(Locale.ROOT).endsWith(".pdf") ? deeds.link("/api/documents/" + id
        + "/pages/" + page + "?width=" + IMAGE_WIDTH) : null;
  }

  private Shown shown() {
    if (shown == null) {
      look();
    }
    return shown;
  }

  public String getPageText() { return shown().page().text(); }

  public String getPageLabel() { return shown().page().label(); }

  public int getPages() { return shown().document().pages(); }

  public List<InspectedChunk> getChunks() { return shown().chunks(); }

  /** A text with the words marked that are looked for. */
  public List<Marked.Piece> marked(String chunk) {
    return Marked.of(chunk, q);
  }

  /** Whether the words that are looked for may stand on a picture. */
  public boolean isFindable() {
    return q != null && !q.isBlank() && getImage() != null;
  }

  public List<Box> getPlaces() { return places; }

  public String getQ() { return q; }

  public void setQ(String words) { q = words; }

  public Conflict getConflict() { return conflict; }

  public int getPage() { return page; }

  public void setPage(int number) { page = number; }

  public String getText() { return text; }

  public void setText(String typed) { text = typed; }

  /** What belongs to the chunk that is corrected but stands elsewhere. */
  public String getContext() {
    return seen == null ? "" : seen.context();
  }

  public boolean isExcluded() { return excluded; }

  public void setExcluded(boolean leftOut) { excluded = leftOut; }
}
