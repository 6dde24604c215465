package io.lotse.knowledge;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes a document out of everything: database and index in one transaction, then object store and cached pictures. */
@ApplicationScoped
class Removal {
  private static final System.Logger LOG = System.getLogger(Removal.class.getName());
  private final Library library;
  private final Originals originals;
  private final PageCache cache;

  Removal() {
    this(null, null, null);
  }

  @Inject
  Removal(Library library, Originals originals, PageCache cache) {
    this.library = library;
    this.originals = originals;
    this.cache = cache;
  }

  /** 404 {@code document_not_found}. An original that cannot be removed just now is removed by {@link Orphans}. */
  void remove(UUID documentId) {
    String objectKey = library.removeRows(library.find(documentId).getId());
    cache.forget(documentId);
    try {
      originals.delete(objectKey);
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "the original " + objectKey + " could not be removed and waits for the next start",
          failed);
    }
  }
}
