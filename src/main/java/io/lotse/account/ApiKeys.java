package io.lotse.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Caller;
import io.lotse.platform.Ids;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Scope;
import io.lotse.platform.Sha256;
import io.lotse.platform.nodes.Announcements;

/**
 * API keys: {@code lts_} and 43 random characters (256 bits), of which only a SHA-256 hash is kept; a key is too random
 * to be guessed, so its hash needs no salt and no slowness.
 */
@Offered("admin: to show, make and revoke them")
@ApplicationScoped
public class ApiKeys {
  static final String START = "lts_";
  private static final Pattern FORM = Pattern.compile(START + "[A-Za-z0-9_-]{43}");
  private static final int PREFIX_LENGTH = START.length() + 8;
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Known> callers = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
      .maximumSize(10_000).build();
  private final AtomicLong revocations = new AtomicLong();
  private final Announcements announcements;
  private final Event<Revoked> events;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  ApiKeys() {
    this(null, null);
  }

  @Inject
  ApiKeys(Announcements announcements, Event<Revoked> events) {
    this.announcements = announcements;
    this.events = events;
  }

  /** A key does not count any more, once this is committed. */
  record Revoked(UUID key) {}

  /** Whom a key stands for, and until when; for good where that is null. */
  record Known(Optional<Caller.Service> caller, Instant until) {
    static final Known NOBODY = new Known(Optional.empty(), null);

    Optional<Caller.Service> now() {
      return caller.filter(each -> until == null || until.isAfter(Instant.now()));
    }
  }

  /** A new key; the text is not kept and cannot be shown again. */
  public record Made(KeyView view, String key) {}

  @Transactional
  public Made make(String name, Set<Scope> scopes, String profile, Instant expiresAt) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = START + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    ApiKey key = new ApiKey(Ids.next(), name, text.substring(0, PREFIX_LENGTH), Sha256.of(text), scopes, profile,
        expiresAt);
    store.persist(key);
    return new Made(key.view(), text);
  }

  @Transactional
  public List<KeyView> list(int skip, int limit) {
    return store.createQuery("from ApiKey k order by k.createdAt desc, k.id", ApiKey.class).setFirstResult(skip)
        .setMaxResults(limit).getResultStream().map(ApiKey::view).toList();
  }

  @Transactional
  public long count() {
    return store.createQuery("select count(k) from ApiKey k", Long.class).getSingleResult();
  }

  /** 404 {@code key_not_found} when there is no such key. */
  @Transactional
  public void revoke(UUID id) {
    ApiKey key = store.find(ApiKey.class, id);
    if (key == null) {
      throw Problem.notFound("key_not_found", "There is no API key with this id.");
    }
    store.remove(key);
    announcements.announce(Caller.KEY_REVOKED, id.toString());
    events.fire(new Revoked(id));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked revoked) {
    forget();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    announcements.subscribe(Caller.KEY_REVOKED, new Announcements.Listener() {
      @Override
      public void heard(String key) {
        forget();
      }

      @Override
      public void mayHaveMissed() {
        forget();
      }
    });
  }

  private void forget() {
    revocations.incrementAndGet();
    callers.invalidateAll();
  }

  /** The service behind a key; empty when it is unknown, revoked or expired. */
  @Transactional
  Optional<Caller.Service> caller(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String hash = Base64.getEncoder().encodeToString(Sha256.of(text));
    Known known = callers.getIfPresent(hash);
    return known == null ? looked(text, hash) : known.now();
  }

  private Optional<Caller.Service> looked(String text, String hash) {
    long before = revocations.get();
    Known known = load(text);
    callers.put(hash, known);
    if (revocations.get() != before) {
      callers.invalidate(hash);
    }
    return known.now();
  }

  private Known load(String text) {
    byte[] hash = Sha256.of(text);
    Instant now = Instant.now();
    Optional<ApiKey> key = store.createQuery("from ApiKey k where k.prefix = :prefix", ApiKey.class)
        .setParameter("prefix", text.substring(0, PREFIX_LENGTH)).getResultStream()
        .filter(each -> MessageDigest.isEqual(each.getHash(), hash)).filter(each -> !each.isExpired(now)).findFirst();
    key.ifPresent(each -> store.createQuery("update ApiKey k set k.lastUsedAt = :now where k.id = :id")
        .setParameter("now", now).setParameter("id", each.view().id()).executeUpdate());
    return key.map(each -> new Known(Optional.of(each.caller()), each.view().expiresAt())).orElse(Known.NOBODY);
  }

  /** The service that a key stands for now; empty when it is revoked or expired. */
  @Transactional
  Optional<Caller.Service> service(UUID id) {
    return Optional.ofNullable(store.find(ApiKey.class, id)).filter(key -> !key.isExpired(Instant.now()))
        .map(ApiKey::caller);
  }
}
