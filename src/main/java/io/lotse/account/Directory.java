package io.lotse.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.LikePattern;
import io.lotse.platform.Offered;
import io.lotse.platform.People;
import io.lotse.platform.PersonDeleted;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** All people, for those who administer them. One superuser who can sign in always remains. */
@Offered("admin: to list, change and delete people")
@ApplicationScoped
public class Directory {
  private static final String FOUND = " where :part is null or lower(a.email) like :part escape '\\' "
      + "or lower(a.displayName) like :part escape '\\'";
  private final Event<StandingChanged> changes;
  private final Event<PersonDeleted> deletions;
  private final SignIns signIns;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Directory() {
    this(null, null, null);
  }

  @Inject
  Directory(Event<StandingChanged> changes, Event<PersonDeleted> deletions, SignIns signIns) {
    this.changes = changes;
    this.deletions = deletions;
    this.signIns = signIns;
  }

  /** A person, and when they were last there; null for never. */
  public record Listed(Profile person, Instant lastSeenAt) {}

  /** What of a person is to change; null stays. */
  public record Change(String displayName, Boolean active, Boolean verified, Boolean superuser) {}

  /** The newest first; {@code part} of the address or the name, null for all. */
  @Transactional
  public List<Listed> list(String part, int skip, int limit) {
    return store.createQuery("from Account a" + FOUND + " order by a.createdAt desc, a.id", Account.class)
        .setParameter("part", LikePattern.containing(part)).setFirstResult(skip).setMaxResults(limit)
        .getResultStream().map(Account::listed).toList();
  }

  @Transactional
  public long count(String part) {
    return store.createQuery("select count(a) from Account a" + FOUND, Long.class)
        .setParameter("part", LikePattern.containing(part)).getSingleResult();
  }

  /** The addresses of people by their ids; who is gone is not in it. */
  @Transactional
  public Map<UUID, String> addresses(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : store.createQuery("select a.id, a.email from Account a where a.id in :ids",
        Object[].class).setParameter("ids", ids).getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** How people are called, by their ids; who is gone is not in it. */
  @Transactional
  public Map<UUID, People.Name> names(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of()
        : store.createQuery("select a.id, a.displayName, a.email from Account a where a.id in :ids", Object[].class)
            .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0],
                row -> new People.Name((String) row[1], (String) row[2])));
  }

  /** Whose address that is. */
  @Transactional
  public Optional<UUID> withAddress(String email) {
    return store.createQuery("select a.id from Account a where a.email = :email", UUID.class)
        .setParameter("email", Accounts.normal(email)).getResultStream().findFirst();
  }

  /** 404 {@code user_not_found} when there is no such person. */
  @Transactional
  public Listed find(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).map(Account::listed).orElseThrow(Directory::unknown);
  }

  /** Changes a person; 409 {@code last_superuser}. Who is no longer active is signed out everywhere. */
  @Transactional
  public Listed change(UUID id, Change change) {
    Account account = guarded(id);
    if (change.displayName() != null) {
      account.setDisplayName(change.displayName());
    }
    if (change.active() != null) {
      account.setActive(change.active());
    }
    if (change.verified() != null) {
      account.setVerified(change.verified());
    }
    if (change.superuser() != null) {
      account.setSuperuser(change.superuser());
    }
    oneRemains();
    if (!account.isActive()) {
      signIns.endAll(id, null);
    }
    changes.fire(new StandingChanged(id));
    return account.listed();
  }

  /** Deletes a person and all that any room keeps of theirs; 409 {@code last_superuser}. */
  @Transactional
  public void delete(UUID id) {
    Account account = guarded(id);
    account.setActive(false);
    oneRemains();
    deletions.fire(new PersonDeleted(id, account.getEmail()));
    store.createNativeQuery("delete from outbox where kind = :kind and payload like :email escape '\\'")
        .setParameter("kind", Postbox.KIND)
        .setParameter("email", LikePattern.containing("\"" + account.getEmail() + "\"")).executeUpdate();
    store.remove(account);
    changes.fire(new StandingChanged(id));
  }

  /** The person, while nobody else changes who is a superuser. */
  private Account guarded(UUID id) {
    store.createQuery("from Account a where a.superuser = true order by a.id", Account.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    Account account = store.find(Account.class, id);
    if (account == null) {
      throw unknown();
    }
    return account;
  }

  /** Refuses what has just been changed when it leaves nobody to administer. */
  private void oneRemains() {
    boolean remains = store.createQuery("select count(a) from Account a where a.superuser = true and a.active = true"
        + " and a.verified = true", Long.class).getSingleResult() > 0;
    if (!remains) {
      throw Problem.conflict("last_superuser", "This is the last superuser; make somebody else one first.");
    }
  }

  static Problem unknown() {
    return Problem.notFound("user_not_found", "There is no person with this id.");
  }

  /** The id of a person as it stands in a path. */
  public static UUID id(String text) {
    return Query.id(text, "user_not_found", "There is no person with this id.");
  }
}
