package io.lotse.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.admin.live.News;
import io.lotse.admin.live.Topic;
import io.lotse.handoff.HandoffFigures;
import io.lotse.platform.nodes.Announcements;

/** Who waits for a human; a new one is told at once, whichever node has stored it. */
@ApplicationScoped
class HandoffsTopic implements Topic {
  private final HandoffFigures handoffs;
  private final Announcements announcements;
  private final News news;

  HandoffsTopic() {
    this(null, null, null);
  }

  @Inject
  HandoffsTopic(HandoffFigures handoffs, Announcements announcements, News news) {
    this.handoffs = handoffs;
    this.announcements = announcements;
    this.news = news;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    announcements.subscribe(HandoffFigures.CHANNEL, new Announcements.Listener() {
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
    return "handoffs";
  }

  @Override
  public Object look() {
    return handoffs.mark();
  }
}
