package io.lotse.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Ids;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/**
 * Sign-ins: each is the family of its refresh tokens, of which one counts at a time (RFC 9700, section 4.14.2), and what
 * its access tokens name. Ending it refuses all of them.
 */
@ApplicationScoped
class SignIns {
  private static final String START = "ltr_";
  private static final int MOST_LISTED = 200;
  private final SecureRandom random = new SecureRandom();
  private final Event<StandingChanged> changes;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  SignIns() {
    this(null);
  }

  @Inject
  SignIns(Event<StandingChanged> changes) {
    this.changes = changes;
  }

  /** A sign-in, with the refresh token that counts from now on; null in the panel, which lets in by one but once. */
  record Begun(UUID id, UUID person, String refreshToken) {}

  @Transactional
  Begun begin(UUID person, SignInPlace place) {
    UUID id = Ids.next();
    store.createNativeQuery("""
        insert into sign_in (id, person_id, created_at, used_at, expires_at, place, address, device)
        values (:id, :person, now(), now(), now() + make_interval(secs => :lifetime), :place, :address,
          cast(:device as text))
        """).setParameter("id", id).setParameter("person", person).setParameter("lifetime", place.lifetime())
        .setParameter("place", place.name()).setParameter("address", place.device().address())
        .setParameter("device", place.device().name()).executeUpdate();
    seen(person);
    return new Begun(id, person, newToken(id));
  }

  /**
   * Uses a refresh token up. Empty when it does not count, or was made for another place, where it goes on counting; one
   * that was used before ends its sign-in, since of two who have it one is a thief. A sign-in of the panel gets no longer
   * by it.
   */
  @Transactional
  Optional<Begun> renew(String refreshToken, SignInPlace place) {
    List<?> rows = store.createNativeQuery("""
        select s.id, s.person_id, t.expires_at > now() and s.expires_at > now() and s.ended_at is null
        from refresh_token t join sign_in s on s.id = t.sign_in_id where t.hash = :hash and s.place = :place
        for update of s""").setParameter("hash", Sha256.of(refreshToken)).setParameter("place", place.name())
        .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = (Object[]) rows.getFirst();
    UUID id = (UUID) row[0];
    UUID person = (UUID) row[1];
    // Another may have used it while this one waited for the lock.
    boolean first = store.createNativeQuery("update refresh_token set used_at = now() where hash = :hash"
        + " and used_at is null").setParameter("hash", Sha256.of(refreshToken)).executeUpdate() == 1;
    if (!first) {
      end(id, person);
      return Optional.empty();
    }
    boolean counts = store.createNativeQuery("""
        update sign_in set used_at = now(), address = :address, device = cast(:device as text),
          expires_at = case when :panel then expires_at else now() + make_interval(secs => :lifetime) end
        where id = :id and ended_at is null and :live""").setParameter("panel", place.isPanel())
        .setParameter("lifetime", place.lifetime()).setParameter("address", place.device().address())
        .setParameter("device", place.device().name()).setParameter("id", id).setParameter("live", row[2])
        .executeUpdate() == 1;
    if (!counts) {
      return Optional.empty();
    }
    seen(person);
    return Optional.of(new Begun(id, person, place.isPanel() ? null : newToken(id)));
  }

  /** Those of a person that go on, the one used last first. */
  @Transactional
  List<SignInView> of(UUID person, UUID current) {
    List<?> rows = store.createNativeQuery("""
        select id, device, address, cast(extract(epoch from created_at) * 1000 as bigint) as began,
          cast(extract(epoch from used_at) * 1000 as bigint) as used,
          cast(extract(epoch from expires_at) * 1000 as bigint) as until
        from sign_in where person_id = :person and ended_at is null and expires_at > now()
        order by used_at desc, id limit :most""").setParameter("person", person).setParameter("most", MOST_LISTED)
        .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new SignInView((UUID) row[0], (String) row[1],
        (String) row[2], time(row[3]), time(row[4]), time(row[5]), row[0].equals(current))).toList();
  }

  private static Instant time(Object millis) {
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }

  /**
   * Ends one sign-in, of which neither address nor device is kept; false when the person has none with this id that goes on.
   */
  @Transactional
  boolean end(UUID id, UUID person) {
    boolean ended = store.createNativeQuery("update sign_in set ended_at = now(), address = null,"
        + " device = null where id = :id and person_id = :person and ended_at is null").setParameter("id", id)
        .setParameter("person", person).executeUpdate() == 1;
    if (ended) {
      changes.fire(new StandingChanged(person));
    }
    return ended;
  }

  /** Ends all sign-ins of a person but one, which may be null. */
  @Transactional
  void endAll(UUID person, UUID but) {
    int ended = store.createNativeQuery("update sign_in set ended_at = now(), address = null,"
        + " device = null where person_id = :person and ended_at is null and id is distinct from cast(:but as uuid)")
        .setParameter("person", person).setParameter("but", but == null ? null : but.toString()).executeUpdate();
    if (ended > 0) {
      changes.fire(new StandingChanged(person));
    }
  }

  /** Notes that somebody is still there. */
  @Transactional
  void used(UUID id, UUID person) {
    store.createNativeQuery("update sign_in set used_at = now() where id = :id and ended_at is null")
        .setParameter("id", id).executeUpdate();
    seen(person);
  }

  /** Whether this sign-in of this person goes on. */
  @Transactional
  boolean goesOn(UUID id, UUID person) {
    return !store.createNativeQuery("select 1 from sign_in where id = :id and person_id = :person and ended_at is null"
        + " and expires_at > now()").setParameter("id", id).setParameter("person", person).getResultList().isEmpty();
  }

  /** Forgets what nobody can use any more. */
  @Transactional
  void tidyUp() {
    Duration longest = Duration.ofSeconds(Settings.current().number(Setting.JWT_LIFETIME_SECONDS));
    store.createNativeQuery("delete from sign_in where expires_at < now() - make_interval(secs => :longest)")
        .setParameter("longest", (double) longest.toSeconds()).executeUpdate();
    store.createNativeQuery("delete from refresh_token where expires_at < now()").executeUpdate();
    store.createNativeQuery("delete from mail_secret where expires_at < now()").executeUpdate();
  }

  private String newToken(UUID signIn) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String token = START + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    store.createNativeQuery("insert into refresh_token (hash, sign_in_id, created_at, expires_at)"
        + " values (:hash, :signIn, now(), now() + make_interval(secs => :lifetime))")
        .setParameter("hash", Sha256.of(token)).setParameter("signIn", signIn).setParameter("lifetime", lifetime())
        .executeUpdate();
    return token;
  }

  private void seen(UUID person) {
    store.createNativeQuery("update person set last_seen_at = now() where id = :id").setParameter("id", person)
        .executeUpdate();
  }

  private static double lifetime() {
    return Settings.current().duration(Setting.REFRESH_TOKEN_LIFETIME).toSeconds();
  }
}
