package io.lotse.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Problem;

/** The text pages. Those that older clients ask for are there from the first start on. */
@ApplicationScoped
class TextPages {
  static final String KIND = "pages";
  private static final String BY_SLUG = "from TextPage p where p.slug = :slug";
  private final Event<ContentChanged> events;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  TextPages() {
    this(null);
  }

  @Inject
  TextPages(Event<ContentChanged> events) {
    this.events = events;
  }

  /** 404 {@code text_page_not_found}. */
  @Transactional
  TextPageView find(String slug) {
    return store.createQuery(BY_SLUG, TextPage.class).setParameter("slug", slug).getResultStream().findFirst()
        .map(TextPage::view).orElseThrow(() -> Problem.notFound("text_page_not_found", "Text page not found"));
  }

  /** Writes the page, a new one where there is none of this name. 409 {@code version_conflict}. */
  @Transactional
  TextPageView write(String slug, String content, Expected expected) {
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:slug, 1)) as text)")
        .setParameter("slug", "text-page/" + slug).getResultList();
    TextPage page = store.createQuery(BY_SLUG, TextPage.class).setParameter("slug", slug)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst().orElse(null);
    if (page == null) {
      page = new TextPage(slug, content);
      store.persist(page);
    } else {
      expected.check(page.getVersion(), page::view);
      if (!page.write(content)) {
        return page.view();
      }
    }
    store.flush();
    events.fire(new ContentChanged(KIND));
    return page.view();
  }
}
