package io.lotse.teaching;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.lotse.chat.Ungrounded.Asked;
import io.lotse.platform.Ids;
import io.lotse.platform.PersonDeleted;
import io.lotse.platform.Problem;
import io.lotse.teaching.Gaps.GapOrder;
import io.lotse.teaching.Likeness.Mark;

/** The gaps and their questions in the database. What a deleted person has asked goes with them. */
@ApplicationScoped
class GapRows {
  private static final int SHOWN = 50;
  /** Questions of conversations that nobody has deleted. */
  private static final String LIVE = """
      gap_question q join chat_session s on s.id = q.session_id and s.deleted_at is null\s""";
  private static final String SELECTED = """
      select g.id, (array_agg(q.question order by q.asked_at desc))[1], count(q.answer_id), count(distinct q.person_id),
        min(q.asked_at), max(q.asked_at), g.state, g.faq_id
      from knowledge_gap g join (""" + LIVE + ") on q.gap_id = g.id ";
  private static final String ASKED = "exists (select 1 from " + LIVE + "where q.gap_id = g.id)";
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A gap as new questions are compared with it. */
  record Marked(UUID gap, Mark mark) {}

  /** Those of the answers that are gathered already. */
  @Transactional
  Set<UUID> known(Collection<UUID> answers) {
    List<?> known = answers.isEmpty() ? List.of()
        : store.createNativeQuery("select answer_id from gap_question where answer_id in (:ids)", UUID.class)
            .setParameter("ids", answers).getResultList();
    return known.stream().map(UUID.class::cast).collect(Collectors.toSet());
  }

  /** Whether nobody else is putting questions to gaps; nobody else then does until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean lock() {
    return (Boolean) store.createNativeQuery("select pg_try_advisory_xact_lock(hashtext('lotse.gaps'))", Boolean.class)
        .getSingleResult();
  }

  /** Something that is another when questions were gathered or what is thought of a gap has changed. */
  @Transactional
  Object pulse() {
    return Arrays.asList((Object[]) store.createNativeQuery("select (select count(*) from gap_question),"
        + " (select max(changed_at) from knowledge_gap), (select count(*) from knowledge_gap)", Object[].class)
        .getSingleResult());
  }

  /** The newest first. */
  @Transactional
  List<Marked> marks(int limit) {
    return rows(store.createNativeQuery("select id, measure, vector, words from knowledge_gap"
        + " order by created_at desc, id", Object[].class).setMaxResults(limit)).map(row -> new Marked((UUID) row[0],
            new Mark((String) row[1], row[2] == null ? null : Mark.floats(
                (byte[]) row[2]), new HashSet<>(Arrays.asList((String[]) row[3])))))
        .toList();
  }

  @Transactional
  UUID begin(Asked asked, Mark mark) {
    UUID id = Ids.next();
    Query insert = store.createNativeQuery("insert into knowledge_gap (id, measure, vector, words) values (:id,"
        + " :measure, " + (mark.vector() == null ? "null" : ":vector") + ", :words)").setParameter("id", id)
        .setParameter("measure", mark.measure()).setParameter("words", mark.words().toArray(String[]::new));
    if (mark.vector() != null) {
      insert.setParameter("vector", Mark.bytes(mark.vector()));
    }
    insert.executeUpdate();
    add(id, asked);
    return id;
  }

  @Transactional
  void add(UUID gap, Asked asked) {
    store.createNativeQuery("insert into gap_question (answer_id, gap_id, session_id, person_id, question, asked_at)"
        + " values (:answer, :gap, :session, :person, :question, :at) on conflict do nothing")
        .setParameter("answer", asked.answerId()).setParameter("gap", gap).setParameter("session", asked.sessionId())
        .setParameter("person", asked.personId()).setParameter("question", asked.question())
        .setParameter("at", asked.at()).executeUpdate();
    store.createNativeQuery("update knowledge_gap set state = 'open' where id = :gap and state = 'answered'"
        + " and changed_at < :at").setParameter("gap", gap).setParameter("at", asked.at()).executeUpdate();
  }

  @Transactional
  List<Gap> list(String state, GapOrder order, int skip, int limit) {
    return rows(inState(store.createNativeQuery(SELECTED + (state == null ? "" : "where g.state = :state ")
        + "group by g.id order by " + order.sql(), Object[].class), state).setFirstResult(skip).setMaxResults(limit))
        .map(GapRows::gap).toList();
  }

  @Transactional
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>(Map.of("open", 0L, "answered", 0L, "dismissed", 0L));
    rows(store.createNativeQuery("select g.state, count(*) from knowledge_gap g where " + ASKED + " group by g.state",
        Object[].class)).forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }

  @Transactional
  Gap.Whole read(UUID id) {
    List<?> found = store.createNativeQuery(SELECTED + "where g.id = :id group by g.id", Object[].class)
        .setParameter("id", id).getResultList();
    if (found.isEmpty()) {
      throw unknown();
    }
    List<Gap.Asked> asked = rows(store.createNativeQuery(
        "select q.answer_id, q.session_id, q.question, q.asked_at from "
            + LIVE + "where q.gap_id = :id order by q.asked_at desc, q.answer_id", Object[].class)
        .setParameter("id", id).setMaxResults(SHOWN)).map(row -> new Gap.Asked((UUID) row[0], (UUID) row[1],
            (String) row[2], (Instant) row[3])).toList();
    return new Gap.Whole(gap((Object[]) found.getFirst()), asked);
  }

  @Transactional
  void become(UUID id, String state, Integer faqId, String by) {
    int changed = store.createNativeQuery("update knowledge_gap set state = :state, faq_id = nullif(:faq, 0),"
        + " changed_at = now(), changed_by = :by where id = :id").setParameter("state", state)
        .setParameter("faq", faqId == null ? 0 : faqId).setParameter("by", by).setParameter("id", id).executeUpdate();
    if (changed == 0) {
      throw unknown();
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void forget(@Observes PersonDeleted deleted) {
    store.createNativeQuery("delete from gap_question where person_id = :person")
        .setParameter("person", deleted.person()).executeUpdate();
    store.createNativeQuery("delete from knowledge_gap g where not exists"
        + " (select 1 from gap_question q where q.gap_id = g.id)").executeUpdate();
    store.createNativeQuery("update knowledge_gap set changed_by = :gone where changed_by = :email")
        .setParameter("gone", "person:" + deleted.person()).setParameter("email", deleted.email()).executeUpdate();
  }

  private static Stream<Object[]> rows(Query query) {
    List<?> found = query.getResultList();
    return found.stream().map(Object[].class::cast);
  }

  private static Query inState(Query query, String state) {
    return state == null ? query : query.setParameter("state", state);
  }

  private static Gap gap(Object[] row) {
    return new Gap((UUID) row[0], (String) row[1], ((Number) row[2]).longValue(), ((Number) row[3]).longValue(),
        (Instant) row[4], (Instant) row[5], (String) row[6], (Integer) row[7]);
  }

  private static Problem unknown() {
    return Problem.notFound("gap_not_found", "There is no such gap.");
  }
}
