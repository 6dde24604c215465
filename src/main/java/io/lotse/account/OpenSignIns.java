package io.lotse.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.lotse.platform.LikePattern;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** All sign-ins that go on, for those who administer them. */
@Offered("admin: to show who is signed in, and to end that")
@ApplicationScoped
public class OpenSignIns {
  private static final String FOUND = " from sign_in s join person p on p.id = s.person_id"
      + " where s.ended_at is null and s.expires_at > now() and (cast(:person as uuid) is null or s.person_id = :person)"
      + " and (cast(:part as text) is null or lower(p.email) like :part escape '\\'"
      + " or lower(p.display_name) like :part escape '\\')";
  private final SignIns signIns;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  OpenSignIns() {
    this(null);
  }

  @Inject
  OpenSignIns(SignIns signIns) {
    this.signIns = signIns;
  }

  /**
   * A sign-in.
   *
   * @param place {@code api} (and the chat page) or {@code panel}
   * @param device what it was last used with, as the client calls itself; may be null
   * @param usedAt when it was last renewed, or busy in the panel
   */
  public record SignIn(UUID id, UUID person, String email, String displayName, String place, String device,
      Instant createdAt, Instant usedAt, Instant expiresAt) {}

  /**
   * Whose sign-ins are wanted.
   *
   * @param part of the address or name; null = all
   * @param person null = all
   */
  public record Selection(String part, UUID person) {}

  /** The last used first. */
  @Transactional
  public List<SignIn> list(Selection wanted, int skip, int limit) {
    List<?> rows = bind(store.createNativeQuery("select s.id, s.person_id, p.email, p.display_name, s.place, s.device,"
        + " s.created_at, s.used_at, s.expires_at" + FOUND + " order by s.used_at desc, s.id", Object[].class), wanted)
        .setFirstResult(skip).setMaxResults(limit).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new SignIn((UUID) row[0], (UUID) row[1], (String) row[2],
        (String) row[3], (String) row[4], (String) row[5], (Instant) row[6], (Instant) row[7], (Instant) row[8]))
        .toList();
  }

  @Transactional
  public long count(Selection wanted) {
    return ((Number) bind(store.createNativeQuery("select count(*)" + FOUND), wanted).getSingleResult()).longValue();
  }

  /** Ends one at once, on all nodes; 404 {@code sign_in_not_found} when it has ended already. */
  @Transactional
  public void end(UUID id) {
    List<?> owner = store.createNativeQuery("select person_id from sign_in where id = :id and ended_at is null",
        UUID.class).setParameter("id", id).getResultList();
    if (owner.isEmpty()) {
      throw Problem.notFound("sign_in_not_found", "This sign-in has ended already.");
    }
    signIns.end(id, (UUID) owner.getFirst());
  }

  /** Ends all of a person. */
  @Transactional
  public void endAll(UUID person) {
    signIns.endAll(person, null);
  }

  private static Query bind(Query query, Selection wanted) {
    return query.setParameter("part", LikePattern.containing(wanted.part())).setParameter("person", wanted.person());
  }
}
