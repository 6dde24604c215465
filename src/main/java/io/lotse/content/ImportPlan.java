package io.lotse.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.lotse.content.ImportReport.RowError;
import io.lotse.platform.JsonInput;
import io.lotse.platform.Problem.FieldError;

/** Holds the rows of an import against each other and against what is there; nothing is written before all are checked. */
final class ImportPlan<E extends Entry<D, ?>, D extends Draft> {
  private final Kind<E, D> kind;
  private final Drafts drafts;
  private final Map<Integer, E> known;
  private final Set<Integer> seen = new HashSet<>();
  private final List<D> fresh = new ArrayList<>();
  private final List<Change<E, D>> changes = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private int rows;
  private int unchanged;

  private record Change<E, D>(E entry, D draft) {}

  /** @param known the entries of the ids that the rows name, locked */
  ImportPlan(Kind<E, D> kind, Drafts drafts, Map<Integer, E> known) {
    this.kind = kind;
    this.drafts = drafts;
    this.known = known;
  }

  void add(ImportRow row) {
    rows++;
    List<FieldError> found = new ArrayList<>(row.errors());
    if (found.isEmpty()) {
      found.addAll(row.id() == null ? create(row) : change(row));
    }
    found.forEach(each -> errors.add(new RowError(row.number(), each.field(), each.code(), each.message())));
  }

  private List<FieldError> create(ImportRow row) {
    JsonInput.Read<D> read = drafts.fresh(kind, row.fields());
    fresh.add(read.value());
    return read.errors();
  }

  private List<FieldError> change(ImportRow row) {
    E entry = known.get(row.id());
    if (entry == null) {
      return List.of(new FieldError("id", "unknown",
          "there is no entry with this id; without an id a new one is made"));
    }
    if (!seen.add(row.id())) {
      return List.of(new FieldError("id", "duplicate", "stands in an earlier row already"));
    }
    if (row.version() != null && row.version() != entry.getVersion()) {
      return List.of(new FieldError("version", "version_conflict",
          "the entry was changed meanwhile and is now version " + entry.getVersion()));
    }
    JsonInput.Read<D> read = drafts.changed(kind, entry.draft(), row.fields());
    if (read.errors().isEmpty() && read.value().equals(entry.draft())) {
      unchanged++;
    } else {
      changes.add(new Change<>(entry, read.value()));
    }
    return read.errors();
  }

  List<RowError> errors() {
    return errors;
  }

  /** Makes the new entries and changes the others; all of them, new ones without an id. */
  List<E> write() {
    List<E> written = new ArrayList<>(fresh.stream().map(kind.fresh()).toList());
    changes.forEach(each -> {
      each.entry().change(each.draft());
      written.add(each.entry());
    });
    return written;
  }

  ImportReport report(boolean dryRun) {
    return new ImportReport(dryRun, rows, fresh.size(), changes.size(), unchanged, List.copyOf(errors));
  }
}
