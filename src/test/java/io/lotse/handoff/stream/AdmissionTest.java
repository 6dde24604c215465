package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Caller;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;
import io.lotse.platform.Standing;

class AdmissionTest {
  private final UUID id = UUID.randomUUID();
  private final Map<UUID, Caller.Service> services = new HashMap<>();
  private final Map<UUID, Caller.Person> people = new HashMap<>();
  private final Admission admission = new Admission(new Standing() {
    @Override
    public Optional<Caller.Service> service(UUID key) {
      return Optional.ofNullable(services.get(key));
    }

    @Override
    public Optional<Caller.Person> person(UUID person) {
      return Optional.ofNullable(people.get(person));
    }
  });

  @Test
  void a_key_admits_until_it_is_gone() {
    Caller.Service service = new Caller.Service(id, "bot", Set.of(Scope.NOTIFY), null);
    services.put(id, service);
    Reader reader = Reader.of(service).orElseThrow();

    assertThat(admission.holds(reader)).isTrue();
    services.clear();
    assertThat(admission.holds(reader)).isFalse();
  }

  @Test
  void a_person_is_admitted_as_long_as_a_superuser() {
    Caller.Person person = new Caller.Person(id, "mai@example.org", Set.of(Role.SUPERUSER));
    people.put(id, person);
    Reader reader = Reader.of(person).orElseThrow();

    assertThat(admission.holds(reader)).isTrue();
    people.put(id, new Caller.Person(id, "mai@example.org", Set.of(Role.ACTIVE)));
    assertThat(admission.holds(reader)).isFalse();
  }

  @Test
  void nobody_in_particular_is_admitted_by_the_settings_alone() {
    assertThat(admission.holds(Reader.NOBODY)).isTrue();
  }
}
