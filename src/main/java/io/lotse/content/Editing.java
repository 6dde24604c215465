package io.lotse.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.knowledge.library.WrittenEntries;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** Content for those who edit it, all kinds in the same way; every method as the endpoint of the same purpose. */
@Offered("admin: to edit content; teaching: to know when an entry is found")
@ApplicationScoped
public class Editing {
  private static final int LONGEST = 200;
  private final Map<ContentKind, Shelf<?, ?, ?>> shelves = new EnumMap<>(ContentKind.class);

  private final WrittenEntries knowledge;

  Editing() {
    this.knowledge = null;
  }

  @Inject
  Editing(Faqs faqs, EmergencyContacts contacts, Events events, WrittenEntries knowledge) {
    this.knowledge = knowledge;
    shelves.put(ContentKind.FAQ, faqs);
    shelves.put(ContentKind.EMERGENCY, contacts);
    shelves.put(ContentKind.EVENTS, events);
  }

  /**
   * What of a list is wanted.
   *
   * @param words those with all these words, or their beginnings; null = all
   * @param active only those that are shown, or are not; null = both
   * @param field by which they are ordered; null = the order of the API's lists, the best first where there are words
   */
  public record Wish(String words, Boolean active, String field, boolean ascending) {

    public static final Wish ALL = new Wish(null, null, null, true);

    private Selection selection() {
      Selection selection = new Selection().matching(Query.text("q", words, LONGEST));
      return active == null ? selection : selection.where(active ? "e.is_active" : "not e.is_active");
    }
  }

  public List<ContentItem> list(ContentKind kind, Wish wish, int skip, int limit) {
    return shelves.get(kind).part(wish.selection(), kind.order(wish.field(), wish.ascending()), skip, limit).stream()
        .map(ContentItem::of).toList();
  }

  public long count(ContentKind kind, Wish wish) {
    return shelves.get(kind).count(wish.selection());
  }

  /** 404 for an unknown id, as everywhere below. */
  public ContentItem find(ContentKind kind, int id) {
    return ContentItem.of(shelves.get(kind).find(id));
  }

  /** 422 naming the fields that cannot be. */
  public ContentItem create(ContentKind kind, ObjectNode fields) {
    return ContentItem.of(shelves.get(kind).create(fields));
  }

  /**
   * Changes the fields that are given.
   *
   * @param version the one that the editor has seen
   * @throws ChangedMeanwhile when it is another one now
   */
  public ContentItem change(ContentKind kind, int id, int version, ObjectNode fields) {
    try {
      return ContentItem.of(shelves.get(kind).change(id, fields, Expected.of(null, version)));
    } catch (Problem problem) {
      if (problem.extensions().get("current") instanceof Shown current) {
        throw new ChangedMeanwhile(ContentItem.of(current), problem);
      }
      throw problem;
    }
  }

  /** Somebody else has changed the entry since the editor has read it. */
  public static final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ContentItem current;

    ChangedMeanwhile(ContentItem current, Problem cause) {
      super(cause.getMessage(), cause);
      this.current = current;
    }

    /** The entry as it is now. */
    public ContentItem current() {
      return current;
    }
  }

  /** Whether searches of this node find an entry of the FAQ as it was last written; also when it is not shown, or gone. */
  public boolean isFound(int faqId) {
    return knowledge.isFound(Faqs.group(faqId));
  }

  /** Shows entries, or does so no more. */
  public BatchResult activate(ContentKind kind, List<Integer> ids, boolean active) {
    return shelves.get(kind).activate(ids, active, false);
  }

  public BatchResult remove(ContentKind kind, List<Integer> ids) {
    return shelves.get(kind).removeAll(ids, false);
  }

  /**
   * Takes in a file of entries, all of it or nothing; what is wrong with which row stands in the report.
   *
   * @param csv whether it is CSV in UTF-8; else it is JSON
   * @param dryRun whether it is only looked at
   */
  public ImportReport take(ContentKind kind, byte[] file, boolean csv, boolean dryRun) throws IOException {
    MediaType type = csv ? ImportFile.CSV : MediaType.APPLICATION_JSON_TYPE;
    List<ImportRow> rows = ImportFile.read(new ByteArrayInputStream(file), type, new Columns(kind.kind().draft()));
    return shelves.get(kind).take(rows, dryRun);
  }
}
