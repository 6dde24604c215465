package io.lotse.admin.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.admin.live.News;
import io.lotse.admin.live.Topic;
import io.lotse.handoff.Inbox;
import io.lotse.platform.nodes.Announcements;

/**
 * Makes it news when something arrives in the inbox or somebody sees to it; what arrives is told at once, whichever node
 * has stored it.
 */
@ApplicationScoped
class InboxTopic implements Topic {
  private final Inbox inbox;
  private final Announcements announcements;
  private final News news;

  InboxTopic() {
    this(null, null, null);
  }

  @Inject
  InboxTopic(Inbox inbox, Announcements announcements, News news) {
    this.inbox = inbox;
    this.announcements = announcements;
    this.news = news;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    announcements.subscribe(Inbox.CHANNEL, new Announcements.Listener() {
      @Override
      public void heard(String nothing) {
        news.hint();
      }

      @Override
      public void mayHaveMissed() {
        news.hint();
      }
    });
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
