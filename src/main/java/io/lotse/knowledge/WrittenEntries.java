package io.lotse.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/**
 * Makes sources of what other rooms write, within the transaction that writes it: the text lies in the document's row, and
 * a task ingests it like any document. What is taken back is not found any more once the transaction commits.
 */
@Offered("content: to make what it writes findable")
@ApplicationScoped
public class WrittenEntries {
  private final Library library;
  private final EmbedJobs jobs;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  WrittenEntries() {
    this(null, null);
  }

  @Inject
  WrittenEntries(Library library, EmbedJobs jobs) {
    this.library = library;
    this.jobs = jobs;
  }

  /** From now on these groups have these entries and no others. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void replace(Collection<String> groups, List<WrittenEntry> entries) {
    Map<String, Document> known = known(groups);
    Map<String, WrittenEntry> wanted = entries.stream().collect(Collectors.toMap(WrittenEntry::link, Function
        .identity()));
    known.values().stream().filter(each -> !wanted.containsKey(each.getLink()))
        .forEach(each -> library.removeRows(each.getId()));
    List<Document> toIngest = new ArrayList<>();
    for (WrittenEntry entry : entries) {
      Document document = known.get(entry.link());
      if (document == null) {
        document = new Document(entry);
        store.persist(document);
        toIngest.add(document);
      } else if (document.rewrite(entry)) {
        toIngest.add(document);
      }
    }
    if (!toIngest.isEmpty()) {
      store.flush();
      jobs.file(null, toIngest, List.of());
    }
  }

  private Map<String, Document> known(Collection<String> groups) {
    return groups.isEmpty() ? Map.of()
        : store.createQuery("from Document d where d.entryGroup in :groups order by d.id", Document.class)
            .setParameter("groups", groups).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream()
            .collect(Collectors.toMap(Document::getLink, Function.identity()));
  }
}
