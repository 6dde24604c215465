package io.lotse.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.JsonInput;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** The entries of one kind: listed, read, written one by one and in batches. Every writing transaction tells of itself. */
abstract class Shelf<E extends Entry<D, V>, D extends Draft, V extends Shown> {
  private final Kind<E, D> kind;
  private final Drafts drafts;
  private final jakarta.enterprise.event.Event<ContentChanged> events;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Shelf(Kind<E, D> kind, Drafts drafts, jakarta.enterprise.event.Event<ContentChanged> events) {
    this.kind = kind;
    this.drafts = drafts;
    this.events = events;
  }

  /** What else is to happen, in the same transaction, when entries were written. */
  void written(List<E> entries) {
    // Most kinds are read nowhere else.
  }

  /** What else is to happen, in the same transaction, when entries are gone. */
  void removed(List<Integer> ids) {
    // Most kinds are read nowhere else.
  }

  @Transactional
  Part list(Selection selection, int skip, int limit) {
    return new Part(part(selection, null, skip, limit), count(selection));
  }

  /** @param order in SQL; null = that of this kind's lists */
  @Transactional
  List<V> part(Selection selection, String order, int skip, int limit) {
    String sorted = order == null ? selection.order(kind.order()) : " order by " + order;
    // Ids are sorted, and only what is shown is read.
    String sql = "select e.* from (" + selection.sql("e.id", kind.table()) + sorted + " limit :limit offset :skip) page"
        + " join " + kind.table() + " e on e.id = page.id" + sorted;
    return limit == 0 ? List.of()
        : selected(sql, selection).setParameter("limit", limit).setParameter("skip", skip).getResultStream()
            .map(Entry::view).toList();
  }

  @Transactional
  long count(Selection selection) {
    return ((Number) selection.fill(store.createNativeQuery(selection.sql("count(*)", kind.table())))
        .getSingleResult()).longValue();
  }

  /** All entries that are selected, in the order of lists. */
  @Transactional
  List<V> all(Selection selection) {
    return selected(selection.sql("e.*", kind.table()) + selection.order(kind.order()), selection).getResultStream()
        .map(Entry::view).toList();
  }

  private jakarta.persistence.TypedQuery<E> selected(String sql, Selection selection) {
    return selection.fill(store.unwrap(org.hibernate.Session.class).createNativeQuery(sql, kind.entity()));
  }

  /** 404 for an unknown id. */
  @Transactional
  V find(int id) {
    E entry = store.find(kind.entity(), id);
    if (entry == null) {
      throw kind.unknown().read(id);
    }
    return entry.view();
  }

  @Transactional
  V create(ObjectNode sent) {
    return create(List.of(drafts.fresh(kind, sent).orRefuse())).getFirst();
  }

  /** All of them or none; errors name the place in the list. */
  @Transactional
  List<V> createAll(String field, List<ObjectNode> sent) {
    List<D> fresh = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String place = field + "[" + i + "].";
      JsonInput.Read<D> read = drafts.fresh(kind, sent.get(i));
      read.errors().forEach(each -> errors.add(new FieldError(place + each.field(), each.code(), each.message())));
      fresh.add(read.value());
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return fresh.isEmpty() ? List.of() : create(fresh);
  }

  private List<V> create(List<D> fresh) {
    List<E> entries = fresh.stream().map(kind.fresh()).toList();
    entries.forEach(store::persist);
    store.flush();
    tell();
    written(entries);
    return entries.stream().map(Entry::view).toList();
  }

  /** Only the fields that are sent change. 404, 409 {@code version_conflict}, 422. */
  @Transactional
  V change(int id, ObjectNode sent, Expected expected) {
    E entry = locked(id, kind.unknown()::change);
    expected.check(entry.getVersion(), entry::view);
    if (entry.change(drafts.changed(kind, entry.draft(), sent).orRefuse())) {
      store.flush();
      tell();
      written(List.of(entry));
    }
    return entry.view();
  }

  @Transactional
  void remove(int id, Expected expected) {
    E entry = locked(id, kind.unknown()::remove);
    expected.check(entry.getVersion(), entry::view);
    store.remove(entry);
    store.flush();
    tell();
    removed(List.of(id));
  }

  @Transactional
  BatchResult activate(List<Integer> ids, boolean active, boolean atomic) {
    return batch("Updated", ids, atomic, entries -> {
      List<E> changed = entries.stream().filter(entry -> entry.activate(active)).toList();
      store.flush();
      written(changed);
    });
  }

  @Transactional
  BatchResult removeAll(List<Integer> ids, boolean atomic) {
    return batch("Deleted", ids, atomic, entries -> {
      entries.forEach(store::remove);
      store.flush();
      removed(entries.stream().map(Entry::getId).toList());
    });
  }

  private BatchResult batch(String verb, List<Integer> ids, boolean atomic, Consumer<List<E>> work) {
    if (ids.isEmpty()) {
      throw new Problem(400, "ids_required", kind.idsMissing());
    }
    Map<Integer, E> found = locked(ids);
    List<Integer> failed = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (atomic && !failed.isEmpty()) {
      throw Problem.conflict("batch_incomplete", "Nothing was changed: " + failed.size() + " of the ids are unknown.")
          .with("missing_ids", List.copyOf(new LinkedHashSet<>(failed)));
    }
    if (!found.isEmpty()) {
      work.accept(List.copyOf(found.values()));
      tell();
    }
    return BatchResult.of(verb, found.size(), kind.many(), failed);
  }

  /**
   * Stores rows that were checked, in one transaction. Whether they still fit is checked again, now under lock.
   *
   * @return what is wrong with which row; then nothing is stored
   */
  @Transactional
  ImportReport take(List<ImportRow> rows, boolean dryRun) {
    Map<Integer, E> known = locked(rows.stream().map(ImportRow::id).filter(java.util.Objects::nonNull).toList());
    ImportPlan<E, D> plan = new ImportPlan<>(kind, drafts, known);
    rows.forEach(plan::add);
    if (plan.errors().isEmpty() && !dryRun) {
      List<E> entries = plan.write();
      entries.stream().filter(entry -> entry.getId() == null).forEach(store::persist);
      store.flush();
      tell();
      written(entries);
    }
    return plan.report(dryRun);
  }

  private E locked(int id, IntFunction<Problem> unknown) {
    E entry = store.find(kind.entity(), id, LockModeType.PESSIMISTIC_WRITE);
    if (entry == null) {
      throw unknown.apply(id);
    }
    return entry;
  }

  /** By id, always locked in the same order, so that nobody waits for ever. */
  private Map<Integer, E> locked(List<Integer> ids) {
    Map<Integer, E> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      store.createQuery("from " + kind.entity().getSimpleName() + " e where e.id in :ids order by e.id", kind.entity())
          .setParameter("ids", new TreeSet<>(ids)).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList()
          .forEach(entry -> found.put(entry.getId(), entry));
    }
    return found;
  }

  /** All entries, by id; nobody changes one before the end of the caller's transaction. */
  List<E> lockedAll() {
    return store.createQuery("from " + kind.entity().getSimpleName() + " e order by e.id", kind.entity())
        .setLockMode(LockModeType.PESSIMISTIC_READ).getResultList();
  }

  private void tell() {
    events.fire(new ContentChanged(kind.name()));
  }
}
