package io.lotse.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The events. */
@ApplicationScoped
class Events extends Shelf<Event, EventDraft, EventView> {
  Events() {
    this(null, null);
  }

  @Inject
  Events(Drafts drafts, jakarta.enterprise.event.Event<ContentChanged> events) {
    super(Kind.EVENT, drafts, events);
  }
}
