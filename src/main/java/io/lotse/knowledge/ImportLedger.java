package io.lotse.knowledge;

import java.util.HashMap;
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

/** Which files were imported, and what has become of them: read from the jobs that the import filed. */
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

  /** The newest entry of each of these paths. */
  @Transactional
  Map<String, Entry> entries(Set<String> paths) {
    Map<String, Entry> entries = new HashMap<>();
    store.createQuery("select j.createdBy, t.documentId from EmbedJob j left join EmbedTask t on t.jobId = j.id "
        + "where j.createdBy like 'import:%' order by j.createdAt, j.id", Object[].class).getResultStream()
        .forEach(row -> ImportMark.parse((String) row[0]).filter(mark -> paths.contains(mark.path())).ifPresent(
            mark -> entries.put(mark.path(), new Entry(mark, Optional.ofNullable((UUID) row[1]), false))));
    Map<UUID, Long> files = entries.values().stream().flatMap(entry -> entry.document().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    entries.replaceAll((path, entry) -> new Entry(entry.mark(), entry.document(), entry.document()
        .filter(document -> files.get(document) > 1).isPresent()));
    return entries;
  }

  /** Notes a file that is no document, as a job that failed at once. */
  void refuse(ImportMark mark, String reason) {
    jobs.fileRefused(mark.filedBy(), mark.path(), reason);
  }

  /** Notes that a file was touched, but has the content it had. */
  void touch(ImportMark mark, Entry before) {
    jobs.fileUnchanged(mark.filedBy(), before.document());
  }
}
