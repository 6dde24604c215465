package io.lotse.handoff.stream;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Caller;
import io.lotse.platform.Standing;

/** Whether readers that were let in may still read. */
@ApplicationScoped
class Admission {
  private final Standing standing;

  Admission() {
    this(null);
  }

  @Inject
  Admission(Standing standing) {
    this.standing = standing;
  }

  /** Whether the key or person behind a reader would be let in now; asks the database. */
  boolean holds(Reader reader) {
    return reader.anonymous() || caller(reader.id()).flatMap(Reader::of).isPresent();
  }

  private Optional<? extends Caller> caller(String reader) {
    return reader.startsWith(Reader.KEY) ? standing.service(UUID.fromString(reader.substring(Reader.KEY.length())))
        : standing.person(UUID.fromString(reader.substring(Reader.PERSON.length())));
  }
}
