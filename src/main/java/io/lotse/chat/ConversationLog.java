package io.lotse.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** The conversations of all people, for those who look after the assistant; what people have deleted is not among them. */
@Offered("admin: to look through what was asked and answered")
@ApplicationScoped
public class ConversationLog {
  private static final String COLUMNS = """
      s.id, s.person_id, s.title, s.created_at, s.last_message_at, s.message_count,
      (select count(*) from message m where m.session_id = s.id and m.grounded = false),
      (select count(*) from message m join feedback f on f.message_id = m.id
        where m.session_id = s.id and f.rating = 'up'),
      (select count(*) from message m join feedback f on f.message_id = m.id
        where m.session_id = s.id and f.rating = 'down')""";
  private static final int MOST_MESSAGES = 1000;
  private final MessageViews views;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  ConversationLog() {
    this(null);
  }

  @Inject
  ConversationLog(MessageViews views) {
    this.views = views;
  }

  /**
   * A conversation in a list.
   *
   * @param ungrounded how many of its answers rest on nothing
   * @param up how many of its answers the person found good
   * @param down how many they found bad
   */
  public record Listed(UUID id, UUID personId, String title, Instant createdAt, Instant lastMessageAt, int messageCount,
      long ungrounded, long up, long down) {}

  /** A conversation as a whole: the newest thousand of its messages, oldest first. */
  public record Whole(Listed session, List<MessageView> messages) {
    public Whole { messages = List.copyOf(messages); }
  }

  /** The newest first, or in another order. What is told of them is added up for those that are shown only. */
  @Transactional
  public List<Listed> list(ConversationSelection selection, ConversationSelection.Order order, int skip, int limit) {
    return selection.bind(store.createNativeQuery("select " + COLUMNS + " from (select s.id from chat_session s"
        + selection.where() + " order by " + order.sql() + " limit :limit offset :skip) page join chat_session s"
        + " on s.id = page.id order by " + order.sql()))
        .setParameter("limit", limit).setParameter("skip", skip).getResultList().stream()
        .map(row -> listed((Object[]) row)).toList();
  }

  @Transactional
  public long count(ConversationSelection selection) {
    return ((Number) selection.bind(store.createNativeQuery("select count(*) from chat_session s" + selection.where()))
        .getSingleResult()).longValue();
  }

  /** Those that come after one in the order of lists, the newest first; {@code after} null = from the first. */
  @Transactional
  public List<Listed> after(ConversationSelection selection, Listed after, int limit) {
    String further = after == null ? "" : " and (s.last_message_at, s.id) < (:lastAt, :lastId)";
    var query = selection.bind(store.createNativeQuery("select " + COLUMNS + " from chat_session s"
        + selection.where() + further + " order by s.last_message_at desc, s.id desc")).setMaxResults(limit);
    if (after != null) {
      query.setParameter("lastAt", after.lastMessageAt()).setParameter("lastId", after.id());
    }
    return query.getResultList().stream().map(row -> listed((Object[]) row)).toList();
  }

  /** 404 {@code session_not_found}. */
  @Transactional
  public Whole read(UUID id) {
    return find(id).orElseThrow(Conversations::unknown);
  }

  /** Empty when there is no such conversation, or its person has deleted it. */
  @Transactional
  public Optional<Whole> find(UUID id) {
    List<?> found = store.createNativeQuery("select " + COLUMNS + " from chat_session s where s.id = :id"
        + " and s.deleted_at is null").setParameter("id", id).getResultList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Message> newest = store.createQuery("from Message m where m.sessionId = :session order by m.position desc",
        Message.class).setParameter("session", id).setMaxResults(MOST_MESSAGES).getResultList().reversed();
    return Optional.of(new Whole(listed((Object[]) found.getFirst()), views.of(newest)));
  }

  /** The tools that answers were made with of late, in alphabetical order. */
  @Transactional
  public List<String> tools() {
    return store.createNativeQuery("select distinct unnest(m.tools) as tool from (select tools from message"
        + " where role = 'assistant' and tools <> '{}' order by updated_at desc limit 5000) m order by tool",
        String.class).getResultList();
  }

  private static Listed listed(Object[] row) {
    return new Listed((UUID) row[0], (UUID) row[1], (String) row[2], (Instant) row[3], (Instant) row[4],
        ((Number) row[5]).intValue(), ((Number) row[6]).longValue(), ((Number) row[7]).longValue(),
        ((Number) row[8]).longValue());
  }
}
