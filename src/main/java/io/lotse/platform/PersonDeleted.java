package io.lotse.platform;

import java.util.UUID;

/**
 * A person is being deleted, within a transaction and before their row goes. Each room that keeps something of theirs
 * observes it: it removes its own rows, and files in the outbox what is to go from MongoDB and from object storage.
 */
@Offered("every room that keeps something of people: to remove it")
public record PersonDeleted(UUID person, String email) {}
