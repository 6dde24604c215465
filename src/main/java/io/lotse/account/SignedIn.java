package io.lotse.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.account.token.AccessTokens;
import io.lotse.platform.Caller;
import io.lotse.platform.Credential;
import io.lotse.platform.Loops;
import io.lotse.platform.nodes.Announcements;

/**
 * Who is signed in by which token, with the roles of now. That is remembered for a few seconds; what ends a sign-in or
 * changes a role makes all nodes forget it, this one before its answer is sent, the others by an announcement.
 */
@ApplicationScoped
class SignedIn {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration TIDY = Duration.ofHours(1);
  private final Cache<AccessTokens.Subject, Optional<Caller.Person>> people = Caffeine.newBuilder()
      .expireAfterWrite(REMEMBERED).maximumSize(50_000).build();
  private final AtomicLong changes = new AtomicLong();
  private final Accounts accounts;
  private final SignIns signIns;
  private final Announcements announcements;
  private final FailedSignIns failures;
  private final Loops loops;

  SignedIn() {
    this(null, null, null, null, null);
  }

  @Inject
  SignedIn(Accounts accounts, SignIns signIns, FailedSignIns failures, Announcements announcements, Loops loops) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.failures = failures;
    this.announcements = announcements;
    this.loops = loops;
  }

  /** The caller behind a token; empty when its sign-in has ended, or the person is gone or not active. */
  Optional<Caller.Person> caller(AccessTokens.Subject subject) {
    Optional<Caller.Person> known = people.getIfPresent(subject);
    return known == null ? looked(subject) : known;
  }

  /** The same as the tables know it. */
  Optional<Caller.Person> now(AccessTokens.Subject subject) {
    return signIns.goesOn(subject.signIn(), subject.person()) ? accounts.load(subject.person()) : Optional.empty();
  }

  private Optional<Caller.Person> looked(AccessTokens.Subject subject) {
    long before = changes.get();
    Optional<Caller.Person> found = now(subject);
    people.put(subject, found);
    if (changes.get() != before) {
      people.invalidate(subject);
    }
    return found;
  }

  void announce(@Observes StandingChanged change) {
    announcements.announce(Credential.PERSON_CHANGED, change.person().toString());
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StandingChanged change) {
    forget(change.person());
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loops.repeat("tidying of sign-ins", TIDY, () -> {
      signIns.tidyUp();
      failures.tidyUp();
      Thread.sleep(TIDY);
    });
    announcements.subscribe(Credential.PERSON_CHANGED, new Announcements.Listener() {
      @Override
      public void heard(String person) {
        forget(UUID.fromString(person));
      }

      @Override
      public void mayHaveMissed() {
        changes.incrementAndGet();
        people.invalidateAll();
      }
    });
  }

  private void forget(UUID person) {
    changes.incrementAndGet();
    people.asMap().keySet().removeIf(subject -> subject.person().equals(person));
  }
}
