package io.lotse.admin;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.lotse.account.Directory;
import io.lotse.account.Profile;

/** A person as administrators see one. */
public record UserView(@JsonUnwrapped Profile person, long sessionCount, Instant lastSeenAt) {
  /** A person with the number of their conversations. */
  public static UserView of(Directory.Listed listed, Map<UUID, Long> sessions) {
    return new UserView(listed.person(), sessions.getOrDefault(listed.person().id(), 0L), listed.lastSeenAt());
  }
}
