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
import io.lotse.platform.Caller;
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
    tellIfUnseen(asked, answer);
    try {
      return photos.seen(asked.sessionId(), asked.questionId());
    } catch (IOException away) {
      LOG.log(Level.WARNING, "photos cannot be read, the question is answered without them: {0}", away.getMessage());
      tell("images_unavailable", asked, answer);
      return List.of();
    }
  }

  /** The person's own photos, of whichever conversation; 422 for other keys, and 503 when they cannot be read. */
  List<Photo> named(Caller caller, List<String> keys) {
    return photos.named(caller instanceof Caller.Person person ? person.id() : null, keys);
  }

  /** Says so where the question shows photos and no model sees any. */
  void tellIfUnseen(Asked asked, LiveAnswer answer) {
    if (asked.showsPhotos() && !agent.seesPhotos()) {
      tell("images_not_seen", asked, answer);
    }
  }

  private void tell(String code, Asked asked, LiveAnswer answer) {
    answer.notice(new Notice(code, Texts.plain("chat", "notice." + code)));
    if (asked.sessionId() != null) {
      conversations.note(asked.answerId(), answer.notices());
    }
  }
}
