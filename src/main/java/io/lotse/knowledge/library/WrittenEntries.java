package io.lotse.knowledge.library;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.document.WrittenEntry;
import io.lotse.knowledge.indexing.SearchIndex;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.original.WrittenTexts;
import io.lotse.platform.Offered;

/**
 * Makes sources of what other rooms write, within the transaction that writes it: the text is kept as the original of a
 * document, and a task ingests it like any other. What is taken back is not found any more once the transaction commits.
 */
@Offered("content: to make what it writes findable")
@ApplicationScoped
public class WrittenEntries {
  private final Library library;
  private final EmbedJobs jobs;
  private final Editions editions;
  private final WrittenTexts texts;
  private final SearchIndex search;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  WrittenEntries() {
    this(null, null, null, null, null);
  }

  @Inject
  WrittenEntries(Library library, EmbedJobs jobs, Editions editions, WrittenTexts texts,
      SearchIndex search) {
    this.library = library;
    this.jobs = jobs;
    this.editions = editions;
    this.texts = texts;
    this.search = search;
  }

  /**
   * From now on these groups have these entries and no others.
   *
   * @return how many documents that changes; those that show or await their entry's text already are left alone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int replace(Collection<String> groups, List<WrittenEntry> entries) {
    Map<String, Document> known = known(groups);
    Set<String> wanted = entries.stream().map(WrittenEntry::link).collect(Collectors.toSet());
    List<Document> surplus = known.values().stream().filter(each -> !wanted.contains(each.getLink())).toList();
    surplus.forEach(each -> library.removeRows(each.getId()));
    List<Document> toIngest = entries.stream().map(entry -> taken(entry, known.get(entry.link())))
        .flatMap(Optional::stream).toList();
    if (!toIngest.isEmpty()) {
      store.flush();
      jobs.file(null, toIngest, List.of());
    }
    return surplus.size() + toIngest.size();
  }

  /** Whether searches of this node find all of a group as it was last written. */
  @Transactional
  public boolean isFound(String group) {
    boolean awaited = store.createQuery("select count(d) from Document d where d.entryGroup = :group and (d.edition = 0"
        + " or exists (select 1 from Edition e where e.documentId = d.id and e.state = 'staged'))", Long.class)
        .setParameter("group", group).getSingleResult() > 0;
    return !awaited && search.isCaughtUp();
  }

  /** The document that is to be ingested; none where it says already what it should. */
  private Optional<Document> taken(WrittenEntry entry, Document known) {
    if (known == null) {
      Document fresh = new Document(entry, keep(entry));
      store.persist(fresh);
      return Optional.of(fresh);
    }
    if (awaited(known).equals(WrittenTexts.hash(entry.markdown()))) {
      return isLeftAlone(known) ? Optional.of(known) : Optional.empty();
    }
    jobs.supersede(known);
    editions.stage(known, keep(entry)).labelled(entry.patch());
    return Optional.of(known);
  }

  private Original keep(WrittenEntry entry) {
    return texts.keep(entry.group().replace('/', '-'), entry.markdown());
  }

  /** Whether nothing of it is found, and nobody works on that. */
  private boolean isLeftAlone(Document document) {
    return document.getEdition() == 0 && !jobs.isWaitedFor(document.getId());
  }

  /** The hash of the text that is being ingested, or else of the one that is shown. */
  private String awaited(Document document) {
    return store.createQuery("select e.contentHash from Edition e where e.documentId = :id and e.state = 'staged'",
        String.class).setParameter("id", document.getId()).getResultStream().findFirst()
        .orElseGet(() -> document.original().hash());
  }

  private Map<String, Document> known(Collection<String> groups) {
    return groups.isEmpty() ? Map.of()
        : store.createQuery("from Document d where d.entryGroup in :groups order by d.id", Document.class)
            .setParameter("groups", groups).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream()
            .collect(Collectors.toMap(Document::getLink, Function.identity()));
  }
}
