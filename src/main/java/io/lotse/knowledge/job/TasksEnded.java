package io.lotse.knowledge.job;

import java.util.Set;
import java.util.UUID;

/** Tasks of these documents were cancelled; observed after the transaction that did so. */
public record TasksEnded(Set<UUID> documents) {}
