package io.lotse.handoff.stream;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Caller;
import io.lotse.platform.Problem;
import io.lotse.platform.Sha256;

/** Tickets for clients that can send no header: good once, for a short while, on any node; only hashes are kept. */
@ApplicationScoped
public class Tickets {
  public static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final int BYTES = 32;
  private final SecureRandom random = new SecureRandom();
  private final Admission admission;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Tickets() {
    this(null);
  }

  @Inject
  Tickets(Admission admission) {
    this.admission = admission;
  }

  /** A new ticket of that caller. */
  @Transactional
  public String issue(Caller caller) {
    Reader reader = Reader.of(caller).orElseThrow(() -> new Problem(403, "forbidden", "You may not read these."));
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    store.createNativeQuery("delete from notify_ticket where expires_at < now()").executeUpdate();
    store.createNativeQuery("insert into notify_ticket (hash, reader, name, expires_at) "
        + "values (:hash, :reader, :name, now() + make_interval(secs => :seconds))").setParameter("hash", Sha256.of(
            ticket))
        .setParameter("reader", reader.id()).setParameter("name", reader.name())
        .setParameter("seconds", (double) LIFETIME.toSeconds()).executeUpdate();
    return ticket;
  }

  /** Whose ticket it is, if that one may still read; it is used up by asking. */
  @Transactional
  Optional<Reader> redeem(String ticket) {
    List<?> rows = store.createNativeQuery("delete from notify_ticket where hash = :hash "
        + "returning reader, name, expires_at > now()").setParameter("hash", Sha256.of(ticket)).getResultList();
    return rows.stream().map(Object[].class::cast).filter(row -> (Boolean) row[2])
        .map(row -> new Reader((String) row[0], (String) row[1], false)).filter(admission::holds).findFirst();
  }

  /** The tickets of a reader end. */
  @Transactional
  void drop(String reader) {
    store.createNativeQuery("delete from notify_ticket where reader = :reader").setParameter("reader", reader)
        .executeUpdate();
  }
}
