package io.lotse.platform;

import java.util.Optional;
import java.util.UUID;

/** How people are called; the account room knows. */
@Offered("account to tell, chat to name a person to a human who takes over")
public interface People {
  /** A person's name and address. */
  record Name(String displayName, String email) {}

  /** The name of a person; empty when there is no such person any more. */
  Optional<Name> name(UUID person);
}
