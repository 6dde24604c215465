package io.lotse.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.LikePattern;
import io.lotse.platform.Loops;
import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The audit log. Entries are kept whatever becomes of the caller's transaction; the database refuses to change them. */
@Offered("account: to note sign-ins; admin: to show it")
@ApplicationScoped
public class AuditLog {
  /** The outcome of what has succeeded. */
  public static final String OK = "ok";
  private static final Duration TIDY = Duration.ofHours(1);
  private final Loops loops;
  @Inject
  private AuditLog self;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  AuditLog() {
    this(null);
  }

  @Inject
  AuditLog(Loops loops) {
    this.loops = loops;
  }

  /**
   * Notes what has happened in a request.
   *
   * @param who see {@link AuditView#who()}
   * @param target the id of what it was done to, or null
   * @param outcome {@code ok}, or the code of a problem
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void note(String who, String what, String target, String outcome, HttpServletRequest request) {
    store.persist(new AuditEntry(who, what, target, outcome, ClientAddress.of(request),
        (String) request.getAttribute(Caller.REQUEST_ID)));
  }

  /** How a caller is named here. */
  public static String name(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> person(person.id());
      case Caller.Service service -> "key:" + service.id();
      case Caller.Nobody nobody -> "nobody";
    };
  }

  /** How a person is named here. */
  public static String person(UUID id) {
    return "person:" + id;
  }

  /**
   * Which entries are wanted; null lets all through.
   *
   * @param who exact, or an id alone
   * @param what the beginning of it
   * @param from inclusive
   * @param to exclusive
   */
  public record Selection(String who, String what, Instant from, Instant to) {

    private String where() {
      return " where e.at >= :from and e.at < :to" + (who == null ? "" : " and e.who in :who")
          + (what == null ? "" : " and e.what like :what escape '\\'");
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
      query.setParameter("from", from == null ? Instant.EPOCH : from).setParameter("to",
          to == null ? Instant.now().plus(Duration.ofDays(1)) : to);
      if (who != null) {
        query.setParameter("who", List.of(who, "person:" + who, "key:" + who));
      }
      if (what != null) {
        query.setParameter("what", LikePattern.beginning(what));
      }
      return query;
    }
  }

  /** The newest first. */
  @Transactional
  public List<AuditView> list(Selection selection, int skip, int limit) {
    return selection.bind(store.createQuery("from AuditEntry e" + selection.where() + " order by e.at desc, e.id desc",
        AuditEntry.class)).setFirstResult(skip).setMaxResults(limit).getResultStream().map(AuditEntry::view).toList();
  }

  @Transactional
  public long count(Selection selection) {
    return selection.bind(store.createQuery("select count(e) from AuditEntry e" + selection.where(), Long.class))
        .getSingleResult();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loops.repeat("retention of the audit log", TIDY, () -> {
      self.forget(Settings.current().duration(Setting.AUDIT_RETENTION));
      Thread.sleep(TIDY);
    });
  }

  @Transactional
  void forget(Duration age) {
    store.createNativeQuery("select set_config('lotse.audit_retention', 'on', true)").getSingleResult();
    store.createNativeQuery("delete from audit_entry where at < now() - make_interval(secs => :age)")
        .setParameter("age", (double) age.toSeconds()).executeUpdate();
  }
}
