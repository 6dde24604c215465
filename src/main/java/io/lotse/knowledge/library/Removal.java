package io.lotse.knowledge.library;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.RemovedOriginals;

/** Takes a document out of everything: database and index in one transaction, then object store and cached pictures. */
@ApplicationScoped
class Removal {
  private final Library library;
  private final RemovedOriginals removed;
  private final PageCache cache;

  Removal() {
    this(null, null, null);
  }

  @Inject
  Removal(Library library, RemovedOriginals removed, PageCache cache) {
    this.library = library;
    this.removed = removed;
    this.cache = cache;
  }

  /** 404 {@code document_not_found}. An original that cannot be removed just now stays noted and is removed later. */
  void remove(UUID documentId) {
    for (String key : library.removeRows(library.find(documentId).getId())) {
      Originals.id(key).ifPresent(cache::forget);
      if (removed.remove(key)) {
        removed.done(key);
      }
    }
  }
}
