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
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Caller;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Scope;
import io.lotse.platform.Sha256;
import io.lotse.platform.nodes.Announcements;

/**
 * API keys: {@code lts_} and 43 random characters (256 bits), of which only a SHA-256 hash is kept; a key is too random
 * to be guessed, so its hash needs no salt and no slowness.
 */
@ApplicationScoped
class ApiKeys {
  static final String START = "lts_";
  private static final Pattern FORM = Pattern.compile(START + "[A-Za-z0-9_-]{43}");
  private static final int PREFIX_LENGTH = START.length() + 8;
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Optional<Caller.Service>> callers = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
      .maximumSize(10_000).build();
  private final Announcements announcements;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  ApiKeys() {
    this(null);
  }

  @Inject
  ApiKeys(Announcements announcements) {
    this.announcements = announcements;
  }

  /** A new key; the text is not kept and cannot be shown again. */
  record Made(KeyView view, String key) {}

  @Transactional
  Made make(String name, Set<Scope> scopes, String profile, Instant expiresAt) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = START + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    ApiKey key = new ApiKey(Ids.next(), name, text.substring(0, PREFIX_LENGTH), Sha256.of(text), scopes, profile,
        expiresAt);
    store.persist(key);
    return new Made(key.view(), text);
  }

  @Transactional
  List<KeyView> list(int skip, int limit) {
    return store.createQuery("from ApiKey k order by k.createdAt desc, k.id", ApiKey.class).setFirstResult(skip)
        .setMaxResults(limit).getResultStream().map(ApiKey::view).toList();
  }

  @Transactional
  long count() {
    return store.createQuery("select count(k) from ApiKey k", Long.class).getSingleResult();
  }

  @Transactional
  void revoke(UUID id) {
    ApiKey key = store.find(ApiKey.class, id);
    if (key == null) {
      throw Problem.notFound("key_not_found", "There is no API key with this id.");
    }
    store.remove(key);
    announcements.announce(Caller.KEY_REVOKED, id.toString());
    callers.invalidateAll();
  }

  /** The service behind a key; empty when it is unknown, revoked or expired. */
  @Transactional
  Optional<Caller.Service> caller(String text) {
    String known = Base64.getEncoder().encodeToString(Sha256.of(text));
    Optional<Caller.Service> caller = callers.getIfPresent(known);
    if (caller == null) {
      caller = load(text);
      callers.put(known, caller);
    }
    return caller;
  }

  @Transactional
  Optional<Caller.Service> load(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    byte[] hash = Sha256.of(text);
    Instant now = Instant.now();
    Optional<ApiKey> key = store.createQuery("from ApiKey k where k.prefix = :prefix", ApiKey.class)
        .setParameter("prefix", text.substring(0, PREFIX_LENGTH)).getResultStream()
        .filter(each -> MessageDigest.isEqual(each.getHash(), hash)).filter(each -> !each.isExpired(now)).findFirst();
    key.ifPresent(each -> store.createQuery("update ApiKey k set k.lastUsedAt = :now where k.id = :id")
        .setParameter("now", now).setParameter("id", each.view().id()).executeUpdate());
    return key.map(ApiKey::caller);
  }

  /** The service that a key stands for now; empty when it is revoked or expired. */
  @Transactional
  Optional<Caller.Service> service(UUID id) {
    return Optional.ofNullable(store.find(ApiKey.class, id)).filter(key -> !key.isExpired(Instant.now()))
        .map(ApiKey::caller);
  }
}
