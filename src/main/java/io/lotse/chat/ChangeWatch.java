package io.lotse.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;

/** Tells of every change of a conversation, wherever it is made. */
@ApplicationScoped
class ChangeWatch {
  private final Event<SessionChanged> changes;

  ChangeWatch() {
    this(null);
  }

  @Inject
  ChangeWatch(Event<SessionChanged> changes) {
    this.changes = changes;
  }

  @PostPersist
  @PostUpdate
  void changed(Object entity) {
    switch (entity) {
      case Message message -> changes.fire(new SessionChanged(message.getSessionId()));
      case ChatSession session -> changes.fire(new SessionChanged(session.getId()));
      default -> throw new IllegalArgumentException("does not watch " + entity.getClass());
    }
  }
}
