package io.lotse.handoff.stream;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.platform.Caller;
import io.lotse.platform.Changes;
import io.lotse.platform.Credential;
import io.lotse.platform.Loops;
import io.lotse.platform.nodes.Announcements;

/**
 * Ends the connections of readers that may not read any more: at once when it is heard that a key was revoked, or that a
 * person is no superuser any more, and within a minute when that was missed, or a key has expired.
 */
@ApplicationScoped
class Revocations {
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private final Subscribers subscribers;
  private final Admission admission;
  private final Tickets tickets;
  private final Loops loops;
  private final Announcements announcements;
  private final Changes changes = new Changes(LOOK);
  private final Queue<String> revoked = new ConcurrentLinkedQueue<>();

  Revocations() {
    this(null, null, null, null, null);
  }

  @Inject
  Revocations(Subscribers subscribers, Admission admission, Tickets tickets, Loops loops,
      Announcements announcements) {
    this.subscribers = subscribers;
    this.admission = admission;
    this.tickets = tickets;
    this.loops = loops;
    this.announcements = announcements;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    announcements.subscribe(Caller.KEY_REVOKED, new Announcements.Listener() {
      @Override
      public void heard(String key) {
        String reader = Reader.ofKey(key);
        subscribers.end(reader, "the key was revoked");
        revoked.add(reader);
        changes.heard(reader);
      }

      @Override
      public void mayHaveMissed() {
        changes.mayHaveMissed();
      }
    });
    announcements.subscribe(Credential.PERSON_CHANGED, new Announcements.Listener() {
      @Override
      public void heard(String person) {
        String reader = Reader.PERSON + person;
        if (subscribers.readers().stream().anyMatch(each -> each.id().equals(reader))) {
          changes.heard(reader);
        }
      }

      @Override
      public void mayHaveMissed() {
        changes.mayHaveMissed();
      }
    });
    loops.repeat("the review of readers of /notify", PAUSE, () -> changes.next(this::review));
  }

  private void review(Changes.Round round) {
    for (String reader = revoked.poll(); reader != null; reader = revoked.poll()) {
      tickets.drop(reader);
    }
    subscribers.readers().stream().filter(reader -> round.concerns(reader.id())).filter(reader -> !admission.holds(
        reader)).forEach(reader -> subscribers.end(reader.id(), "the credential does not count any more"));
  }
}
