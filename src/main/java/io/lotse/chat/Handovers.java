package io.lotse.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.agent.Answer;
import io.lotse.agent.FinishReason;
import io.lotse.handoff.HandoverWish;
import io.lotse.handoff.HumanReply;
import io.lotse.handoff.notification.NotificationData;
import io.lotse.handoff.notification.NotificationData.Tried;
import io.lotse.handoff.notification.NotificationData.Utterance;
import io.lotse.handoff.notification.Notifications;
import io.lotse.handoff.notification.Notifications.Told;
import io.lotse.platform.People;
import io.lotse.platform.Phrases;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Texts;
import io.lotse.platform.WallClock;

/** Brings humans into conversations: tells them why they are needed, and keeps what they reply. */
@ApplicationScoped
class Handovers {
  private static final int LAST_MESSAGES = 10;
  private static final int LONGEST_TEXT = 2_000;
  private final Notifications notifications;
  private final People people;
  private final Phrases forHuman = Phrases.parse(Settings.current().text(Setting.NOTIFY_HUMAN_PHRASES));
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Handovers() {
    this(null, null);
  }

  @Inject
  Handovers(Notifications notifications, People people) {
    this.notifications = notifications;
    this.people = people;
  }

  /** A person asks for a human, in words of their own or with none (null). */
  @Transactional(Transactional.TxType.MANDATORY)
  Told requested(ChatSession session, String reason, List<Tried> tried) {
    List<Message> last = last(session.getId());
    Optional<Message> question = newest(last, "user");
    String message = reason != null ? reason : question.map(Message::getContent).orElse(session.view().title());
    return notifications.handoff(session.getId(), session.getPersonId(),
        data(session, "handoff", message, newest(last, "assistant").map(Message::getContent).orElse(null),
            summary(session, question, reason), last.stream().map(Handovers::utterance).toList(), tried));
  }

  /** The agent wants a human. The conversation is held before the notification, as everywhere. */
  void wished(@Observes HandoverWish wish) {
    ChatSession session = store.find(ChatSession.class, wish.conversation(), LockModeType.PESSIMISTIC_WRITE);
    if (session == null || session.isDeleted()) {
      throw Conversations.unknown();
    }
    List<Message> last = last(session.getId());
    String question = newest(last, "user").map(Message::getContent).orElse(session.view().title());
    notifications.handoff(session.getId(), session.getPersonId(),
        data(session, "handoff", question, newest(last, "assistant").map(Message::getContent).orElse(null),
            wish.reason() + "\n\n" + wish.summary(), last.stream().map(Handovers::utterance).toList(), wish.tried()));
  }

  /** A question has been stored; one that asks for a human calls one at once. */
  @Transactional(Transactional.TxType.MANDATORY)
  void asked(ChatSession session, String question) {
    if (forHuman.within(question)) {
      requested(session, question, null);
    }
  }

  /** An answer has been stored; humans hear of one that rests on nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  void answered(Message message, Answer answer) {
    boolean meant = answer.finishReason() == FinishReason.ANSWERED || answer.finishReason() == FinishReason.BUDGET;
    if (!meant || answer.grounded()) {
      return;
    }
    ChatSession session = store.find(ChatSession.class, message.getSessionId());
    if (!session.isDeleted()) {
      String question = Optional.ofNullable(message.getAnswersId()).map(id -> store.find(Message.class, id))
          .map(Message::getContent).orElse(session.view().title());
      notifications.ungrounded(session.getId(), session.getPersonId(),
          data(session, "asking_freely", question, answer.text(), null, null, null));
    }
  }

  /** A human has replied: the person finds it in the conversation. */
  void replied(@Observes HumanReply reply) {
    ChatSession session = store.find(ChatSession.class, reply.session(), LockModeType.PESSIMISTIC_WRITE);
    if (session == null || session.isDeleted()) {
      throw Problem.conflict("reply_not_possible", "The person has deleted the conversation.");
    }
    session.countMessages(1);
    store.persist(Message.human(reply.message(), session.getId(), reply.text(), reply.at()));
  }

  /** What humans have written since the last question, oldest first. */
  List<String> repliesSince(UUID session) {
    return replies(session, Long.MAX_VALUE);
  }

  /** What humans had written when the question came, since the one before it, oldest first. */
  List<String> repliesBefore(Message question) {
    return replies(question.getSessionId(), question.getPosition());
  }

  private List<String> replies(UUID session, long until) {
    return store.createQuery("select m.content from Message m where m.sessionId = :session and m.role = 'human'"
        + " and m.position < :until and m.position > coalesce((select max(u.position) from Message u"
        + " where u.sessionId = :session and u.role = 'user' and u.position < :until), 0) order by m.position",
        String.class).setParameter("session", session).setParameter("until", until).setMaxResults(LAST_MESSAGES)
        .getResultList();
  }

  private NotificationData data(ChatSession session, String action, String message, String response, String summary,
      List<Utterance> messages, List<Tried> tried) {
    Optional<People.Name> name = people.name(session.getPersonId());
    return new NotificationData(session.getId().toString(), "user", action, WallClock.seconds(Instant.now()),
        name.map(People.Name::displayName).orElse(""), null, message, session.getPersonId().toString(),
        name.map(People.Name::email).orElse(null), response, summary, messages, tried);
  }

  private static String summary(ChatSession session, Optional<Message> question, String reason) {
    SessionView view = session.view();
    String asked = question.map(Message::getContent).map(Handovers::shortened).orElse(view.title());
    return reason == null ? Texts.plain("chat", "handoff.summary", view.title(), view.messageCount(), asked)
        : Texts.plain("chat", "handoff.summary.reason", view.title(), view.messageCount(), asked, reason);
  }

  /** Oldest first. */
  private List<Message> last(UUID session) {
    List<Message> newest = new ArrayList<>(store.createQuery(
        "from Message m where m.sessionId = :session and m.content <> '' order by m.position desc", Message.class)
        .setParameter("session", session).setMaxResults(LAST_MESSAGES).getResultList());
    Collections.reverse(newest);
    return newest;
  }

  private static Optional<Message> newest(List<Message> messages, String role) {
    return messages.stream().filter(message -> message.view().role().equals(role)).reduce((first, second) -> second);
  }

  private static Utterance utterance(Message message) {
    MessageView view = message.view();
    return new Utterance(view.role(), shortened(view.content()), view.createdAt());
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }
}
