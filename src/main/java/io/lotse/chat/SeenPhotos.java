package io.lotse.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Agent;
import io.lotse.agent.Photo;
import io.lotse.chat.live.LiveAnswer;
import io.lotse.chat.live.Notice;
import io.lotse.chat.photo.Photos;
import io.lotse.platform.Texts;

/** Brings the photos of a conversation before the model; where that cannot be, the answer says so and does without. */
@ApplicationScoped
class SeenPhotos {
  private static final System.Logger LOG = System.getLogger(SeenPhotos.class.getName());
  private final Photos photos;
  private final Agent agent;
  private final Conversations conversations;

  SeenPhotos() {
    this(null, null, null);
  }

  @Inject
  SeenPhotos(Photos photos, Agent agent, Conversations conversations) {
    this.photos = photos;
    this.agent = agent;
    this.conversations = conversations;
  }

  List<Photo> of(Asked asked, LiveAnswer answer) {
    if (!asked.hasPhotos()) {
      return List.of();
    }
    if (asked.showsPhotos() && !agent.seesPhotos()) {
      tell("images_not_seen", asked, answer);
    }
    try {
      return photos.seen(asked.sessionId(), asked.questionId());
    } catch (IOException away) {
      LOG.log(Level.WARNING, "photos cannot be read, the question is answered without them: {0}", away.getMessage());
      tell("images_unavailable", asked, answer);
      return List.of();
    }
  }

  private void tell(String code, Asked asked, LiveAnswer answer) {
    answer.notice(new Notice(code, Texts.plain("chat", "notice." + code)));
    conversations.note(asked.answerId(), answer.notices());
  }
}
