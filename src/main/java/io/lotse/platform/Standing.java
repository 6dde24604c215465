package io.lotse.platform;

import java.util.Optional;
import java.util.UUID;

/** Whether callers who have shown a credential earlier still count; the account room knows. */
@Offered("account to tell, handoff to end the connections of those who do not")
public interface Standing {
  /** The caller behind a key as it is now; empty when the key is revoked or expired. */
  Optional<Caller.Service> service(UUID key);

  /** A person with the roles of now; empty when there is no such person, or not an active one. */
  Optional<Caller.Person> person(UUID id);
}
