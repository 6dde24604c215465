package io.lotse.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Originals of which no document speaks: an upload or a removal was cut off between object store and database. Young
 * ones are left alone, because an upload stores its file first. And cached pages of documents that were removed, here or
 * by another node.
 */
@ApplicationScoped
class Orphans {
  private static final System.Logger LOG = System.getLogger(Orphans.class.getName());
  private static final Duration GRACE = Duration.ofHours(1);
  private static final int PAGE = 1000;
  private final Originals originals;
  private final Library library;
  private final PageCache pages;

  Orphans() {
    this(null, null, null);
  }

  @Inject
  Orphans(Originals originals, Library library, PageCache pages) {
    this.pages = pages;
    this.originals = originals;
    this.library = library;
  }

  void remove() {
    removePages();
    removeOriginals();
  }

  /** A page needs its document from the start, so there are no young ones to spare. */
  private void removePages() {
    try {
      pages.documents().stream().filter(id -> !library.holds(id)).forEach(pages::forget);
    } catch (UncheckedIOException failed) {
      LOG.log(Level.WARNING, "the cached pages could not be tidied", failed);
    }
  }

  private void removeOriginals() {
    try {
      for (List<String> keys = originals.keys(null, PAGE); !keys.isEmpty(); keys = originals.keys(keys.getLast(),
          PAGE)) {
        for (String key : keys) {
          if (isOld(key) && !library.keeps(key)) {
            LOG.log(Level.INFO, "the original {0} belongs to no document and is removed", key);
            originals.delete(key);
          }
        }
      }
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "the object store could not be tidied", failed);
    }
  }

  /** The id in the key is of version 7: its first 48 bits are the milliseconds at which it was made (RFC 9562). */
  static boolean isOld(String key) {
    return id(key).map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
        .filter(made -> made.isBefore(Instant.now().minus(GRACE))).isPresent();
  }

  private static Optional<UUID> id(String key) {
    try {
      return Optional.of(UUID.fromString(key.substring(Originals.PREFIX.length()).split("/", 2)[0]));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
