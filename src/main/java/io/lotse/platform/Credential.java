package io.lotse.platform;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request has shown to say who calls, for what goes on after the request.
 *
 * @param caller who it stood for then
 * @param proof the key or sign-in behind it; equal where it is the same
 * @param now who it stands for now, past all that is remembered; empty when it counts no more
 */
@Offered("account: to make it; chat, bot and knowledge: to end streams when it counts no more")
public record Credential(Caller caller, Object proof, Supplier<? extends Optional<? extends Caller>> now) {

  /** The request attribute that carries it. */
  static final String ATTRIBUTE = "io.lotse.credential";
  /** The channel on which all nodes hear the id of a person whose roles or sign-ins have changed. */
  public static final String PERSON_CHANGED = "standing-changed";

  /** One of nobody, which counts for as long as nobody does. */
  static Credential none(Caller caller) {
    return new Credential(caller, caller, () -> Optional.of(caller));
  }

  /** Keeps it, and whom it stands for, with the request. */
  public void showIn(HttpServletRequest request) {
    request.setAttribute(Caller.ATTRIBUTE, caller);
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Whether it is one of these people and keys. */
  boolean isOfAny(Set<?> owners) {
    return switch (caller) {
      case Caller.Person person -> owners.contains(person.id());
      case Caller.Service service -> owners.contains(service.id());
      case Caller.Nobody nobody -> false;
    };
  }

  /** Whether who it stands for now may still do all that it allowed. */
  boolean allows(Optional<? extends Caller> current) {
    return current.filter(known -> switch (known) {
      case Caller.Person person -> caller instanceof Caller.Person before && person.roles().containsAll(before.roles());
      case Caller.Service service -> caller instanceof Caller.Service before && service.scopes().containsAll(before
          .scopes());
      case Caller.Nobody nobody -> caller instanceof Caller.Nobody;
    }).isPresent();
  }
}
