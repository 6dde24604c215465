package io.lotse.chat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.agent.SourceLinks;
import io.lotse.chat.photo.PhotoView;
import io.lotse.chat.photo.Photos;

/** Shows messages as their person sees them: with photos, feedback, and links that work now. */
@ApplicationScoped
class MessageViews {
  private final SourceLinks links;
  private final Photos photos;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  MessageViews() {
    this(null, null);
  }

  @Inject
  MessageViews(SourceLinks links, Photos photos) {
    this.links = links;
    this.photos = photos;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<MessageView> of(List<Message> messages) {
    Map<UUID, FeedbackView> feedback = feedback(messages);
    Map<UUID, List<PhotoView>> shown = photos.of(messages.stream().map(Message::getId).toList());
    return messages.stream().map(Message::view).map(view -> view.with(feedback.get(view.id())))
        .map(view -> view.showing(shown.getOrDefault(view.id(), List.of())))
        .map(view -> view.with(links.renewed(view.sources()))).toList();
  }

  private Map<UUID, FeedbackView> feedback(List<Message> messages) {
    return store.createQuery("from Feedback f where f.messageId in :ids", Feedback.class)
        .setParameter("ids", messages.stream().map(Message::getId).toList()).getResultStream()
        .collect(Collectors.toMap(Feedback::getMessageId, Feedback::view));
  }
}
