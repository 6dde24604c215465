package io.lotse.knowledge;

import java.util.Set;
import java.util.UUID;

/** Tasks of these documents were cancelled; observed after the transaction that did so. */
record TasksEnded(Set<UUID> documents) {}
