package io.lotse.handoff.stream;

import java.security.Principal;
import java.util.Optional;

import io.lotse.platform.Caller;
import io.lotse.platform.Scope;

/**
 * Who reads the stream. What is acknowledged counts for all connections of one reader, so each bot has a key of its own.
 *
 * @param id the same at every connection
 * @param name as it stands beside what was acknowledged
 * @param anonymous whether it cannot acknowledge by itself, so that arrival counts
 */
record Reader(String id, String name, boolean anonymous) {

  /** What ids of readers with a key start with; the id of the key follows. */
  static final String KEY = "key:";
  /** What ids of people start with; their own id follows. */
  static final String PERSON = "person:";
  static final Reader NOBODY = new Reader("anonymous", "anonymous", true);

  /** The id of the reader behind a key. */
  static String ofKey(String key) {
    return KEY + key;
  }

  /** Who may read, of those that have shown a credential. */
  static Optional<Reader> of(Caller caller) {
    return switch (caller) {
      case Caller.Service service when service.scopes().contains(Scope.NOTIFY) -> Optional.of(
          new Reader(ofKey(service.id().toString()), service.name(), false));
      case Caller.Person person when person.isSuperuser() -> Optional.of(
          new Reader(PERSON + person.id(), person.email(), false));
      default -> Optional.empty();
    };
  }

  /**
   * A reader on its way from the gate to the endpoint, as the principal of the handshake.
   *
   * @param since only what comes after this position is wanted; 0 = all that is not acknowledged
   */
  record Visit(Reader reader, long since) implements Principal {
    /**
     * Whether what arrives here counts as acknowledged. All anonymous readers share one place, and none of them moves it
     * past what it asked to leave out.
     */
    boolean counts() {
      return !reader.anonymous() || since == 0;
    }

    @Override
    public String getName() { return reader.id(); }
  }
}
