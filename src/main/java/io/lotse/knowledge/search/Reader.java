package io.lotse.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;

/** Reads documents in their own order, a portion at a time. */
@ApplicationScoped
class Reader {
  private static final int MOST_SECTIONS = 40;
  private static final int MOST_ROWS = 100;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** The document, if it is there; its original is not looked at. */
  @Transactional
  Optional<Document> document(UUID id) {
    return Optional.ofNullable(store.find(Document.class, id));
  }

  /** What was read, and the ordinal of the chunk at which to read on; null at the end. */
  record Portion(List<PassageRows.Row> rows, Integer next) {}

  /** Chunks from the start on, in order, until the characters are spent. */
  @Transactional
  Portion read(UUID documentId, Reading.Start start, int characters) {
    return portion(rows(documentId, start), MOST_ROWS, characters);
  }

  /**
   * What of the rows the characters suffice for; of a first chunk that is longer than that, its beginning.
   *
   * @param asked how many rows were asked for; where so many came there may be more
   */
  static Portion portion(List<PassageRows.Row> rows, int asked, int characters) {
    List<PassageRows.Row> read = new ArrayList<>();
    int left = characters;
    for (PassageRows.Row row : rows) {
      if (row.length() > left && !read.isEmpty()) {
        return new Portion(read, row.ordinal());
      }
      read.add(row.upTo(left));
      left -= row.length();
    }
    return new Portion(read, rows.size() < asked ? null : rows.getLast().ordinal() + 1);
  }

  /** The main sections with the page on which each begins. */
  @Transactional
  List<String> sections(UUID documentId) {
    return store.createQuery(
        "select concat(s.title, ' (', cast(s.pageFrom as string), ')') from Section s join Document d on d.id = s.documentId"
            + " and d.edition = s.edition where d.id = :id and s.level = (select min(l.level) from Section l"
            + " where l.documentId = :id and l.edition = d.edition) order by s.ordinal",
        String.class).setParameter("id", documentId).setMaxResults(MOST_SECTIONS).getResultList();
  }

  private List<PassageRows.Row> rows(UUID documentId, Reading.Start start) {
    return store.createQuery(
        """
            select c.id, d.id, c.ordinal, d.filename, d.title, d.product, s.path, c.pageFrom, c.pageTo, c.pageLabel, c.text,
              c.context, c.language, d.kind
            from Chunk c join Document d on d.id = c.documentId and d.edition = c.edition left join Section s on s.id = c.sectionId
            where d.id = :id and c.pageTo >= :page and c.ordinal >= :chunk order by c.ordinal""",
        PassageRows.Row.class)
        .setParameter("id", documentId).setParameter("page", start.page()).setParameter("chunk", start.chunk())
        .setMaxResults(MOST_ROWS).getResultList();
  }
}
