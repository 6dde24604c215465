package io.lotse.admin.access;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.lotse.account.Admittance;

/**
 * Somebody's stay in the panel, as their session of the server keeps it. Who was idle for too long has to sign in again, but
 * the session, and with it what they have typed, remains theirs.
 */
final class Visit implements Serializable {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private final UUID person;
  private final transient Admittance.Stay stay;
  private volatile Instant busyAt = Instant.now();
  private volatile Instant notedAt = busyAt;
  private volatile boolean over;

  Visit(Admittance.Stay stay) {
    this.person = stay.person();
    this.stay = stay;
  }

  boolean isOf(UUID somebody) {
    return person.equals(somebody);
  }

  Admittance.Stay stay() {
    return stay;
  }

  /** Whether it goes on without signing in again. */
  boolean isOpen() { return !over && stay != null; }

  void end() {
    over = true;
  }

  boolean isIdle(Duration longest) {
    return busyAt.plus(longest).isBefore(Instant.now());
  }

  /** The person does something; true when that should be noted with the sign-in, once a minute. */
  boolean isBusy() {
    busyAt = Instant.now();
    if (notedAt.plus(NOTED_EVERY).isAfter(busyAt)) {
      return false;
    }
    notedAt = busyAt;
    return true;
  }
}
