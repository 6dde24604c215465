package io.lotse.knowledge.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.job.EmbedJobs;

/** Which files were imported, as they then were, and which document each has become. */
@ApplicationScoped
class ImportLedger {
  private final EmbedJobs jobs;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  ImportLedger() {
    this(null);
  }

  @Inject
  ImportLedger(EmbedJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A file as it was when it was last imported.
   *
   * @param document empty when the file was refused, or its document was removed since
   * @param shared whether another file has the same document, because it had the same content
   */
  record Entry(ImportMark mark, Optional<UUID> document, boolean shared) {
    /** The document of which a change of the file makes a new version. */
    Optional<UUID> ownDocument() {
      return document.filter(each -> !shared);
    }
  }

  /** The entries of those of these paths that have one. */
  @Transactional
  Map<String, Entry> entries(Set<String> paths) {
    List<?> rows = store.createNativeQuery(
        "select path, size_bytes, modified_ms, content_hash, document_id from import_file order by path")
        .getResultList();
    Map<String, Entry> entries = new HashMap<>();
    rows.stream().map(Object[].class::cast).filter(row -> paths.contains((String) row[0]))
        .forEach(row -> entries.put((String) row[0], new Entry(new ImportMark((String) row[0],
            ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), (String) row[3]),
            Optional.ofNullable((UUID) row[4]), false)));
    Map<UUID, Long> files = entries.values().stream().flatMap(entry -> entry.document().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    entries.replaceAll((path, entry) -> new Entry(entry.mark(), entry.document(), entry.document()
        .filter(document -> files.get(document) > 1).isPresent()));
    return entries;
  }

  /** Notes what a file has become, in the transaction that files it: no crash lets one be without the other. */
  @Transactional(Transactional.TxType.MANDATORY)
  void note(ImportMark mark, Optional<UUID> document) {
    store.createNativeQuery("""
        insert into import_file (path, size_bytes, modified_ms, content_hash, document_id)
        values (:path, :size, :modified, nullif(:hash, ''), cast(nullif(:document, '') as uuid))
        on conflict (path) do update set size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms,
          content_hash = excluded.content_hash, document_id = excluded.document_id, imported_at = now()""")
        .setParameter("path", mark.path()).setParameter("size", mark.size()).setParameter("modified", mark.modified())
        .setParameter("hash", mark.hash() == null ? "" : mark.hash())
        .setParameter("document", document.map(UUID::toString).orElse("")).executeUpdate();
  }

  /** Notes a file that is no document, and tells of it by a job that failed at once. */
  @Transactional
  void refuse(ImportMark mark, String reason) {
    jobs.fileRefused(FiledBy.importOf(mark).name(), mark.path(), reason);
    note(mark, Optional.empty());
  }

  /** Notes that a file was touched, but has the content it had. */
  @Transactional
  void touch(ImportMark mark, Entry before) {
    note(mark, before.document());
  }
}
