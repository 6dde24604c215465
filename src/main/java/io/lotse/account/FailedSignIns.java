package io.lotse.account;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Problem;
import io.lotse.platform.Sha256;

/**
 * Slows the guessing of passwords down: after a few failures, each further one doubles the pause, for all nodes. It is
 * counted by account and address together, by address over all accounts, and by account over all addresses. So that nobody
 * can keep the owner of an account out, the last does not count for addresses from which they have signed in before, and
 * its pause stays short; a new password by mail makes any address known. An account that there is not is treated alike.
 */
@ApplicationScoped
class FailedSignIns {
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** How many failures are free, and how long the pause grows. */
  private record Patience(String kind, int free, Duration longest) {}

  private static final Patience BOTH = new Patience("both", 5, Duration.ofMinutes(15));
  private static final Patience ADDRESS = new Patience("address", 20, Duration.ofMinutes(15));
  private static final Patience ACCOUNT = new Patience("account", 20, Duration.ofSeconds(30));

  /** Lets an attempt pass; 429 while the pause after the last failure lasts. */
  @Transactional
  void admit(String email, String address) {
    long pause = Math.max(pause(BOTH, email + " " + address), pause(ADDRESS, address));
    if (pause == 0 && !isKnown(email, address)) {
      pause = pause(ACCOUNT, email);
    }
    if (pause > 0) {
      throw Problem.tooMany("Too many failed attempts; go on in " + pause + " seconds.", Duration.ofSeconds(pause));
    }
  }

  /** Counts a failure. */
  @Transactional
  void note(String email, String address) {
    count(BOTH, email + " " + address);
    count(ADDRESS, address);
    count(ACCOUNT, email);
  }

  /** Forgets the failures of who has signed in, and knows their address from now on. */
  @Transactional
  void forget(UUID person, String email, String address) {
    store.createNativeQuery("delete from failed_sign_in where subject in (:both, :account)")
        .setParameter("both", subject(BOTH, email + " " + address)).setParameter("account", subject(ACCOUNT, email))
        .executeUpdate();
    store.createNativeQuery("insert into known_address (person_id, address, seen_at) values (:person, :address, now())"
        + " on conflict (person_id, address) do update set seen_at = now()").setParameter("person", person)
        .setParameter("address", Sha256.of(address)).executeUpdate();
  }

  @Transactional
  void tidyUp() {
    store.createNativeQuery("delete from failed_sign_in where failed_at < now() - make_interval(secs => :age)")
        .setParameter("age", (double) FORGOTTEN_AFTER.toSeconds()).executeUpdate();
    store.createNativeQuery("delete from known_address where seen_at < now() - interval '180 days'").executeUpdate();
  }

  /** Seconds that are left of the pause; 0 for none. */
  private long pause(Patience patience, String subject) {
    List<?> rows = store.createNativeQuery("""
        select failures, cast(extract(epoch from now() - failed_at) as bigint) from failed_sign_in
        where subject = :subject""").setParameter("subject", subject(patience, subject)).getResultList();
    if (rows.isEmpty()) {
      return 0;
    }
    Object[] row = (Object[]) rows.getFirst();
    long whole = pause(((Number) row[0]).intValue(), patience.free(), patience.longest());
    return Math.max(0, whole - ((Number) row[1]).longValue());
  }

  /** The pause after so many failures, in seconds: none, then 1, 2, 4 … to the longest. */
  static long pause(int failures, int free, Duration longest) {
    return failures < free ? 0 : Math.min(longest.toSeconds(), 1L << Math.min(failures - free, 30));
  }

  private void count(Patience patience, String subject) {
    store.createNativeQuery("""
        insert into failed_sign_in (subject, failures, failed_at) values (:subject, 1, now())
        on conflict (subject) do update set failed_at = now(), failures = case when failed_sign_in.failed_at
          < now() - make_interval(secs => :age) then 1 else failed_sign_in.failures + 1 end""")
        .setParameter("subject", subject(patience, subject)).setParameter("age", (double) FORGOTTEN_AFTER.toSeconds())
        .executeUpdate();
  }

  private boolean isKnown(String email, String address) {
    return !store.createNativeQuery("select 1 from known_address k join person p on p.id = k.person_id"
        + " where p.email = :email and k.address = :address").setParameter("email", email)
        .setParameter("address", Sha256.of(address)).getResultList().isEmpty();
  }

  private static byte[] subject(Patience patience, String subject) {
    return Sha256.of(patience.kind() + " " + subject);
  }
}
