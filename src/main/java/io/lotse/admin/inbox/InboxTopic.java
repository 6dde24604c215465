package io.lotse.admin.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.handoff.Inbox;

/** Makes it news when something arrives in the inbox or somebody sees to it. */
@ApplicationScoped
class InboxTopic implements Topic {
  private final Inbox inbox;

  InboxTopic() {
    this(null);
  }

  @Inject
  InboxTopic(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public Object look() {
    return inbox.pulse();
  }
}
