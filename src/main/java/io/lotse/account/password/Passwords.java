package io.lotse.account;

import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Hashes and checks passwords: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
@ApplicationScoped
class Passwords {
  private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  /** Longer ones are refused before hashing. */
  static final int LONGEST = 128;
  private final String nobodysHash = hash("the password of nobody");

  String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  /** Whether the password fits the hash; takes as long for nobody's hash ({@code null}) as for somebody's. */
  boolean fits(String password, String hash) {
    String against = hash == null ? nobodysHash : hash;
    boolean equal = password.length() <= LONGEST
        && Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
    return equal && hash != null;
  }
}
