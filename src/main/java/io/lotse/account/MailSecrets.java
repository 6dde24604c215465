package io.lotse.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.lotse.account.token.SigningKeys;
import io.lotse.platform.Ids;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/**
 * What a mail holds to prove that its reader owns the address: a link token of 256 random bits and a code of eight digits,
 * both kept as hashes, for one purpose, one use and a short time. A code counts for a few attempts; since anybody may use
 * those up for somebody else, the link does not depend on them. A code could be guessed from a plain hash, so its hash is
 * keyed.
 */
@ApplicationScoped
class MailSecrets {
  static final int MOST_ATTEMPTS = 5;
  private static final int CODES = 100_000_000;
  private final SecureRandom random = new SecureRandom();
  private final SigningKeys keys;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  MailSecrets() {
    this(null);
  }

  @Inject
  MailSecrets(SigningKeys keys) {
    this.keys = keys;
  }

  /** What a secret may be used for. */
  enum Purpose {
    VERIFY("verify", "ltv_"), RESET("reset", "ltp_");

    private final String id;
    private final String start;

    Purpose(String id, String start) {
      this.id = id;
      this.start = start;
    }
  }

  /** A new secret in the clear; it cannot be shown again. */
  record Secret(String token, String code) {}

  /** Whose secret was used, and which address it was sent to. */
  record Proof(UUID person, String email) {}

  /** Makes a secret for who reads this address; the one before it for the same purpose counts no more. */
  @Transactional
  Secret make(UUID person, Purpose purpose, String email) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    String token = purpose.start + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    String code = String.format("%08d", random.nextInt(CODES));
    UUID id = Ids.next();
    store.createNativeQuery("""
        insert into mail_secret (id, person_id, purpose, email, token_hash, code_hash, expires_at)
        values (:id, :person, :purpose, :email, :token, :code, now() + make_interval(secs => :lifetime))
        on conflict (person_id, purpose) do update set id = excluded.id, email = excluded.email,
          token_hash = excluded.token_hash, code_hash = excluded.code_hash, attempts = 0,
          expires_at = excluded.expires_at""").setParameter("id", id).setParameter("person", person)
        .setParameter("purpose", purpose.id).setParameter("email", email).setParameter("token", Sha256.of(token))
        .setParameter("code", hash(id, code)).setParameter("lifetime", (double) lifetimeSeconds()).executeUpdate();
    return new Secret(token, code);
  }

  /** Uses a link token up; of several at the same time one wins. */
  @Transactional(TxType.MANDATORY)
  Optional<Proof> use(Purpose purpose, String token) {
    return store.createNativeQuery("delete from mail_secret where token_hash = :token and purpose = :purpose"
        + " and expires_at > now() returning person_id, email").setParameter("token", Sha256.of(token))
        .setParameter("purpose", purpose.id).getResultList().stream().findFirst().map(MailSecrets::proof);
  }

  /** Uses a code up; a wrong one uses up an attempt, so the caller's transaction has to commit either way. */
  @Transactional(TxType.MANDATORY)
  Optional<Proof> use(Purpose purpose, String email, String code) {
    List<?> rows = store.createNativeQuery("""
        update mail_secret set attempts = attempts + 1 where email = :email and purpose = :purpose
          and attempts < :most and expires_at > now() returning person_id, email, id, code_hash""")
        .setParameter("email", email).setParameter("purpose", purpose.id).setParameter("most", MOST_ATTEMPTS)
        .getResultList();
    return rows.stream().map(Object[].class::cast)
        .filter(row -> MessageDigest.isEqual((byte[]) row[3], hash((UUID) row[2], code))).findFirst().map(row -> {
          store.createNativeQuery("delete from mail_secret where id = :id").setParameter("id", row[2]).executeUpdate();
          return proof(row);
        });
  }

  static int lifetimeSeconds() {
    return Settings.current().number(Setting.VERIFICATION_CODE_LIFETIME_SECONDS);
  }

  private byte[] hash(UUID id, String code) {
    return Sha256.signature(keys.secretFor("codes in mails"), id + " " + code);
  }

  private static Proof proof(Object row) {
    Object[] columns = (Object[]) row;
    return new Proof((UUID) columns[0], (String) columns[1]);
  }
}
