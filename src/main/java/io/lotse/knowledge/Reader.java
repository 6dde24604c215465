package io.lotse.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Reads documents in their own order, page by page. */
@ApplicationScoped
class Reader {
  private static final int MOST_SECTIONS = 40;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** The document, if it is there; its original is not looked at. */
  @Transactional
  Optional<Document> document(UUID id) {
    return Optional.ofNullable(store.find(Document.class, id));
  }

  /** Chunks from the page on, in order, until the characters are spent; at least those of one page. */
  @Transactional
  List<PassageRows.Row> chunks(UUID documentId, int fromPage, int characters) {
    List<PassageRows.Row> read = new ArrayList<>();
    int spent = 0;
    for (PassageRows.Row row : rows(documentId, fromPage)) {
      boolean newPage = !read.isEmpty() && !row.pageFrom().equals(read.get(read.size() - 1).pageFrom());
      if (newPage && spent + row.text().length() > characters) {
        break;
      }
      read.add(row);
      spent += row.text().length();
    }
    return read;
  }

  /** The page of the first chunk that begins after the given page, if any does. */
  @Transactional
  Optional<Integer> nextPage(UUID documentId, int page) {
    return Optional.ofNullable(
        store.createQuery("select min(c.pageFrom) from Chunk c where c.documentId = :id and c.pageFrom > :page",
            Integer.class).setParameter("id", documentId).setParameter("page", page).getSingleResult());
  }

  /** The main sections with the page on which each begins. */
  @Transactional
  List<String> sections(UUID documentId) {
    return store.createQuery(
        "select concat(s.title, ' (', cast(s.pageFrom as string), ')') from Section s where s.documentId = :id"
            + " and s.level = (select min(l.level) from Section l where l.documentId = :id) order by s.ordinal",
        String.class).setParameter("id", documentId).setMaxResults(MOST_SECTIONS).getResultList();
  }

  private List<PassageRows.Row> rows(UUID documentId, int fromPage) {
    return store.createQuery("""
        select c.id, d.id, d.filename, d.title, d.product, s.path, c.pageFrom, c.pageTo, c.pageLabel, c.text, c.context,
          c.language
        from Chunk c join Document d on d.id = c.documentId left join Section s on s.id = c.sectionId
        where d.id = :id and c.pageTo >= :page order by c.ordinal""", PassageRows.Row.class)
        .setParameter("id", documentId).setParameter("page", fromPage).setMaxResults(200).getResultList();
  }
}
