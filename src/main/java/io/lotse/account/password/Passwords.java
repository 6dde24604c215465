package io.lotse.account.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;

import io.lotse.platform.Problem;

/**
 * Hashes and checks passwords: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). Hashes of
 * other parameters and of bcrypt, which older systems made, are checked too and told to be outdated. Only a few are
 * computed at a time, since each takes memory and some 40 ms of a core; never call this within a transaction.
 */
@ApplicationScoped
public class Passwords {
  /** Longer ones are refused before hashing. */
  public static final int LONGEST = 128;
  static final Argon2Function CURRENT = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final Semaphore atATime = new Semaphore(2 * Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private final String nobodysHash = Password.hash("the password of nobody").addRandomSalt(16).with(CURRENT)
      .getResult();

  /** Whether a password fits a hash, and whether that hash should be made anew from the password. */
  public record Checked(boolean fits, boolean outdated) {}

  /** The hash of a password as new ones are kept. */
  public String hash(String password) {
    take();
    try {
      return Password.hash(password).addRandomSalt(16).with(CURRENT).getResult();
    } finally {
      atATime.release();
    }
  }

  /** Checks a password; takes as long for nobody's hash ({@code null}) as for somebody's of today. */
  public Checked check(String password, String hash) {
    if (password.length() > LONGEST) {
      return new Checked(false, false);
    }
    HashingFunction made = hash == null ? null : functionOf(hash);
    boolean known = made != null;
    take();
    try {
      boolean equal = Password.check(password, known ? hash : nobodysHash).with(known ? made : CURRENT);
      return new Checked(equal && known, equal && known && !CURRENT.equals(made));
    } finally {
      atATime.release();
    }
  }

  /** What made the hash; null for what is none of any kind that is known. */
  private static HashingFunction functionOf(String hash) {
    try {
      if (hash.startsWith("$argon2")) {
        return Argon2Function.getInstanceFromHash(hash);
      }
      return hash.matches("\\$2[abxy]\\$\\d\\d\\$.{53}") ? BcryptFunction.getInstanceFromHash(hash) : null;
    } catch (BadParametersException unknown) {
      return null;
    }
  }

  private void take() {
    try {
      if (!atATime.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.unavailable("unavailable", "Too many people sign in just now; try again shortly.",
            Duration.ofSeconds(5));
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("unavailable", "Not available just now; try again shortly.", Duration.ofSeconds(5));
    }
  }
}
