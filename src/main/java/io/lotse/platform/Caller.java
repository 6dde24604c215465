package io.lotse.platform;

import java.util.Set;
import java.util.UUID;

/** Who calls: made by the account room from the request's credential, asked for everywhere by type. */
@Offered("every room: to know who calls")
public sealed interface Caller {
  /** The request attribute that carries it. */
  String ATTRIBUTE = "io.lotse.caller";
  /** The request attribute that carries the id of the request. */
  String REQUEST_ID = "io.lotse.request-id";
  /** The channel on which all nodes hear the id of a key that was revoked, so that what it opened is closed. */
  String KEY_REVOKED = "key-revoked";

  /** A person, by a token. */
  record Person(UUID id, String email, Set<Role> roles) implements Caller {
    public Person { roles = Set.copyOf(roles); }
  }

  /**
   * A service, by an API key.
   *
   * @param profile which prompts its answers follow; may be null
   */
  record Service(UUID id, String name, Set<Scope> scopes, String profile) implements Caller {
    public Service { scopes = Set.copyOf(scopes); }
  }

  /**
   * Nobody in particular.
   *
   * @param refused why a credential that was sent does not count; null if none was sent
   * @param failure what kept a credential from being looked up; null if nothing did
   */
  record Nobody(String refused, Problem failure) implements Caller {
    public Nobody(String refused) {
      this(refused, null);
    }
  }

  /** Whether this caller fulfils what an endpoint needs. */
  default boolean fulfils(Needs needs) {
    return needs.value() == Role.ANYONE || switch (this) {
      case Person person -> person.roles().contains(Role.SUPERUSER) || person.roles().contains(needs.value());
      case Service service -> Set.of(needs.scope()).stream().anyMatch(service.scopes()::contains);
      case Nobody nobody -> false;
    };
  }

  /** The person who calls; for endpoints that only people may call. */
  default Person person() {
    if (this instanceof Person person) {
      return person;
    }
    throw new Problem(403, "person_required", "This is for signed-in people, not for keys.");
  }

  default boolean isSuperuser() { return this instanceof Person person && person.roles().contains(Role.SUPERUSER); }
}
