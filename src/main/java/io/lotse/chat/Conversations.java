package io.lotse.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.agent.Answer;
import io.lotse.agent.Runs;
import io.lotse.agent.Source;
import io.lotse.agent.Start;
import io.lotse.agent.Start.Attempt;
import io.lotse.chat.live.Notice;
import io.lotse.chat.photo.Photos;
import io.lotse.handoff.notification.NotificationData.Tried;
import io.lotse.handoff.notification.Notifications.Told;
import io.lotse.platform.Caller;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;

/** The conversations of all people: what was asked, what was answered, and in which order. */
@ApplicationScoped
class Conversations {
  private final Runs runs;
  private final MessageViews views;
  private final Handovers handovers;
  private final Interrupts interrupts;
  private final Photos photos;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Conversations() {
    this(null, null, null, null, null);
  }

  @Inject
  Conversations(Runs runs, MessageViews views, Handovers handovers, Interrupts interrupts,
      Photos photos) {
    this.runs = runs;
    this.views = views;
    this.handovers = handovers;
    this.interrupts = interrupts;
    this.photos = photos;
  }

  /** Stores the question and the beginning of its answer; from here on an answer is owed. */
  @Transactional
  Asked ask(Caller.Person person, ChatRequest request) {
    ChatSession session = request.sessionId() == null
        ? new ChatSession(Ids.next(), person.id(), request.question())
        : locked(person, request.sessionId());
    UUID repliesTo = interrupts.answered(session, request.interruptId());
    UUID question = Ids.next();
    UUID answer = Ids.next();
    begin(session, () -> runs.begin(answer, session.getId()));
    Start start = new Start(repliesTo, handovers.repliesSince(session.getId()), Attempt.FIRST);
    session.isAsked(request.question());
    session.countMessages(2);
    store.persist(session);
    store.persist(Message.asked(question, session.getId(), request.question(), repliesTo));
    store.persist(Message.running(answer, session.getId(), question));
    boolean shows = !request.imageKeys().isEmpty();
    if (shows) {
      photos.show(question, person.id(), session.getId(), request.imageKeys());
    }
    handovers.asked(session, request.question());
    return new Asked(session.getId(), question, answer, request.question(), start, shows,
        shows || request.sessionId() != null && photos.areIn(session.getId()));
  }

  /** An answer is owed once more: it goes on where it was cut off, or else begins anew. */
  @Transactional
  Asked askAgain(Caller.Person person, UUID sessionId, UUID messageId) {
    ChatSession session = locked(person, sessionId);
    Message answer = message(sessionId, messageId);
    if (!answer.isAnswer()) {
      throw unknownMessage();
    }
    begin(session, () -> runs.beginAgain(messageId, sessionId));
    interrupts.close(session, answer);
    Attempt attempt = answer.isCutOff() ? Attempt.CONTINUED : Attempt.ANEW;
    answer.restart();
    store.createQuery("delete from Feedback f where f.messageId = :id").setParameter("id", messageId).executeUpdate();
    Message question = store.find(Message.class, answer.getAnswersId());
    Start start = new Start(question.getRepliesTo(), handovers.repliesBefore(question), attempt);
    return new Asked(sessionId, question.getId(), messageId, question.getContent(), start, !photos.of(List.of(question
        .getId())).isEmpty(), photos.areIn(sessionId));
  }

  /** Who is refused learns how the conversation stands. */
  private static void begin(ChatSession session, Runnable run) {
    SessionView now = session.view();
    try {
      run.run();
    } catch (Problem busy) {
      throw busy.with("session", now);
    }
  }

  /** A conversation that begins with photos; it is listed from its first question on. */
  @Transactional
  UUID beginWithPhotos(Caller.Person person) {
    ChatSession session = new ChatSession(Ids.next(), person.id(), null);
    store.persist(session);
    return session.getId();
  }

  /** Keeps what a running answer has to do without. */
  @Transactional
  void note(UUID answerId, List<Notice> notices) {
    message(answerId).ifPresent(message -> message.note(notices));
  }

  /** Stores a finished answer; false when somebody else has ended its run before. */
  @Transactional
  boolean complete(UUID answerId, Answer answer) {
    interrupts.hold(answerId, answer);
    boolean mine = runs.end(answerId, stateOf(answer));
    if (mine) {
      message(answerId).ifPresent(message -> complete(message, answer));
    }
    return mine;
  }

  private void complete(Message message, Answer answer) {
    message.complete(answer);
    interrupts.opened(message, answer);
    handovers.answered(message, answer);
  }

  /** Marks an answer that could not be made, with what was said of it and what that cites. */
  @Transactional
  void fail(UUID answerId, String said, List<Source> sources, String code) {
    if (runs.end(answerId, "failed")) {
      message(answerId).ifPresent(message -> message.fail(said, sources, code));
    }
  }

  /** Stores or marks an answer whose run was cut off; does nothing when somebody works on it after all. */
  @Transactional
  void settle(UUID answerId, Optional<Answer> answer) {
    answer.ifPresent(complete -> interrupts.hold(answerId, complete));
    if (runs.settle(answerId, answer.map(Conversations::stateOf).orElse("interrupted"))) {
      message(answerId).ifPresent(message -> answer.ifPresentOrElse(complete -> complete(message, complete),
          message::interrupt));
    }
  }

  private static String stateOf(Answer answer) {
    return switch (answer.finishReason()) {
      case CANCELLED -> "cancelled";
      case CLARIFICATION -> "suspended";
      case ANSWERED, BUDGET -> "done";
    };
  }

  /** The newest messages before the given one (null = from the end), oldest first. */
  @Transactional
  List<MessageView> messages(Caller.Person person, UUID sessionId, UUID before, int limit) {
    session(person, sessionId);
    if (before != null) {
      message(sessionId, before);
    }
    String older = before == null ? "" : " and m.position < (select b.position from Message b where b.id = :before)";
    var query = store.createQuery("from Message m where m.sessionId = :session" + older + " order by m.position desc",
        Message.class).setParameter("session", sessionId).setMaxResults(limit);
    if (before != null) {
      query.setParameter("before", before);
    }
    List<Message> newest = new ArrayList<>(query.getResultList());
    Collections.reverse(newest);
    return views.of(newest);
  }

  /**
   * How a conversation is now.
   *
   * @param changed when each of the messages was stored or changed last
   */
  record Glance(SessionView session, List<MessageView> messages, Map<UUID, Instant> changed) {}

  /** The conversation with its newest messages, oldest first. */
  @Transactional
  Glance glance(Caller.Person person, UUID sessionId, int most) {
    SessionView session = session(person, sessionId);
    List<Message> newest = store.createQuery("from Message m where m.sessionId = :session order by m.position desc",
        Message.class).setParameter("session", sessionId).setMaxResults(most).getResultList().reversed();
    return new Glance(session, views.of(newest), newest.stream().collect(Collectors.toMap(Message::getId,
        Message::getUpdatedAt)));
  }

  /** Keeps what the person says of an answer; 404 {@code message_not_found} for anything but an answer. */
  @Transactional
  void rate(Caller.Person person, UUID sessionId, UUID messageId, FeedbackView said) {
    locked(person, sessionId);
    if (!message(sessionId, messageId).isAnswer()) {
      throw unknownMessage();
    }
    Feedback feedback = Optional.ofNullable(store.find(Feedback.class, messageId)).orElseGet(() -> new Feedback(
        messageId));
    feedback.say(said);
    store.merge(feedback);
  }

  /** Pinned ones first, then the newest; {@code titlePart} null = all. */
  @Transactional
  List<SessionView> sessions(Caller.Person person, String titlePart, int skip, int limit) {
    return store.createQuery("from ChatSession s where s.personId = :person and s.deletedAt is null"
        + " and s.messageCount > 0 and (:part is null or locate(lower(cast(:part as string)), lower(s.title)) > 0)"
        + " order by s.pinnedAt desc nulls last, s.lastMessageAt desc, s.id", ChatSession.class)
        .setParameter("person", person.id()).setParameter("part", titlePart).setFirstResult(skip).setMaxResults(limit)
        .getResultStream().map(ChatSession::view).toList();
  }

  @Transactional
  long countSessions(Caller.Person person, String titlePart) {
    return store.createQuery("select count(s) from ChatSession s where s.personId = :person and s.deletedAt is null"
        + " and s.messageCount > 0 and (:part is null or locate(lower(cast(:part as string)), lower(s.title)) > 0)",
        Long.class).setParameter("person", person.id()).setParameter("part", titlePart).getSingleResult();
  }

  /** Changes what is given; null leaves as it is. */
  @Transactional
  SessionView change(Caller.Person person, UUID sessionId, String title, Boolean pinned) {
    ChatSession session = locked(person, sessionId);
    if (title != null) {
      session.rename(title);
    }
    if (pinned != null) {
      session.pin(pinned);
    }
    return session.view();
  }

  @Transactional
  void delete(Caller.Person person, UUID sessionId) {
    locked(person, sessionId).delete();
    photos.removeAllOf(sessionId);
  }

  /** Calls a human into a conversation of this person; {@code reason} null = none given. */
  @Transactional
  Told handOver(Caller.Person person, UUID sessionId, String reason, List<Tried> tried) {
    return handovers.requested(locked(person, sessionId), reason, tried);
  }

  /** The conversation, if it is this person's; 404 as for one that does not exist. */
  @Transactional
  SessionView session(Caller.Person person, UUID sessionId) {
    return owned(person, store.find(ChatSession.class, sessionId)).view();
  }

  private ChatSession locked(Caller.Person person, UUID sessionId) {
    return owned(person, store.find(ChatSession.class, sessionId, LockModeType.PESSIMISTIC_WRITE));
  }

  private static ChatSession owned(Caller.Person person, ChatSession session) {
    if (session == null || !session.isOpenTo(person.id())) {
      throw unknown();
    }
    return session;
  }

  private Optional<Message> message(UUID id) {
    return Optional.ofNullable(store.find(Message.class, id)).filter(Message::isRunning);
  }

  private Message message(UUID sessionId, UUID messageId) {
    Message message = store.find(Message.class, messageId);
    if (message == null || !message.getSessionId().equals(sessionId)) {
      throw unknownMessage();
    }
    return message;
  }

  static Problem unknownMessage() {
    return Problem.notFound("message_not_found", "There is no such message in the conversation.");
  }

  static Problem unknown() {
    return Problem.notFound("session_not_found", "There is no conversation with this id.");
  }
}
