package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WatchedStreamsTest {
  private final Changes changes = new Changes(Duration.ofMinutes(1));
  private final WatchedStreams streams = new WatchedStreams(changes);
  private final List<String> ended = new ArrayList<>();
  private final List<Caller> lookedUp = new ArrayList<>();
  private final Caller.Person leaver = person(Role.SUPERUSER);
  private final Caller.Person other = person(Role.ACTIVE);
  private Caller.Person leaverNow = leaver;

  @Test
  void a_credential_is_looked_up_once_for_all_of_its_streams_and_ends_them() throws InterruptedException {
    watch("first", leaver);
    watch("second", leaver);
    watch("others", other);
    round();
    assertThat(lookedUp).containsExactlyInAnyOrder(leaver, other);

    leaverNow = new Caller.Person(leaver.id(), leaver.email(), Set.of(Role.ACTIVE));
    lookedUp.clear();
    changes.heard(leaver.id());
    round();

    assertThat(lookedUp).containsExactly(leaver);
    assertThat(ended).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void what_changed_before_a_stream_was_watched_ends_it_at_once() throws InterruptedException {
    leaverNow = null;
    watch("late", leaver);

    round();

    assertThat(ended).containsExactly("late");
  }

  @Test
  void all_are_looked_at_when_changes_may_have_been_missed() throws InterruptedException {
    watch("first", leaver);
    round();
    leaverNow = null;
    changes.mayHaveMissed();

    round();

    assertThat(ended).containsExactly("first");
  }

  private void round() throws InterruptedException {
    streams.next(Runnable::run);
  }

  private void watch(String name, Caller.Person person) {
    streams.add(new EventWriter(null, null, new Cancellation()), new Credential(person, person.id(), () -> {
      lookedUp.add(person);
      return Optional.ofNullable(person.equals(leaver) ? leaverNow : person);
    }), () -> ended.add(name));
  }

  private static Caller.Person person(Role role) {
    return new Caller.Person(UUID.randomUUID(), "p@example.org", Set.of(role));
  }
}
