package io.lotse.chat.photo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.platform.Loops;
import io.lotse.platform.Signal;
import io.lotse.platform.objects.ObjectStore;

/**
 * Removes photos from the object store whose conversation was deleted, and those that no question has shown for a day.
 * Their rows go after them, so what the store did not remove is tried again; that another node does the same does no harm.
 */
@ApplicationScoped
class PhotoRemoval {
  private static final System.Logger LOG = System.getLogger(PhotoRemoval.class.getName());
  private static final Duration UNUSED = Duration.ofDays(1);
  private static final Duration ROUND = Duration.ofMinutes(5);
  private final PhotoRows rows;
  private final ObjectStore objects;
  private final Event<Due> due;
  private final Signal signal = new Signal();

  /** There is something to remove. */
  record Due() {}

  PhotoRemoval() {
    this(null, null, null);
  }

  @Inject
  PhotoRemoval(PhotoRows rows, ObjectStore objects, Event<Due> due) {
    this.rows = rows;
    this.objects = objects;
    this.due = due;
  }

  /** Does not wait for the next round, once the caller's transaction has committed. */
  void soon() {
    due.fire(new Due());
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, Loops loops) {
    loops.repeat("removal of photos", ROUND, () -> {
      rows.removeUnused(UNUSED);
      removeAll();
      signal.await(ROUND);
    });
  }

  void isDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) Due removal) {
    signal.give();
  }

  private void removeAll() {
    boolean some = true;
    while (some) {
      some = false;
      for (PhotoRow photo : rows.removed()) {
        some |= remove(photo);
      }
    }
  }

  private boolean remove(PhotoRow photo) {
    try {
      objects.delete(photo.getObjectKey());
      rows.forget(photo);
      return true;
    } catch (IOException away) {
      LOG.log(Level.WARNING, "a photo could not be removed and is tried again: {0}", away.getMessage());
      return false;
    }
  }
}
