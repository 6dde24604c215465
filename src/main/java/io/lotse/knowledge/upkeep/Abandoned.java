package io.lotse.knowledge.upkeep;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.Editions;

/** What is left of ingestions that nobody goes on with. */
@ApplicationScoped
class Abandoned {
  private final Editions editions;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Abandoned() {
    this(null);
  }

  @Inject
  Abandoned(Editions editions) {
    this.editions = editions;
  }

  /** Removes editions that were staged and of which no task speaks; tells how many there were. */
  @Transactional
  int remove() {
    List<Document> documents = store.createQuery("""
        from Document d where exists (select 1 from Edition e where e.documentId = d.id and e.state = 'staged')
          and not exists (select 1 from EmbedTask t where t.documentId = d.id and t.state in ('queued', 'running'))
        order by d.id""", Document.class).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    documents.forEach(editions::discard);
    return documents.size();
  }
}
