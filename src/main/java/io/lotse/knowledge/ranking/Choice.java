package io.lotse.knowledge.ranking;

import java.util.List;
import java.util.UUID;

/**
 * A passage to be shown: a chunk, with neighbours of its section that were found as well.
 *
 * @param best the candidate that ranked highest
 * @param chunks all of its chunks in reading order
 */
public record Choice(Candidate best, List<UUID> chunks) {
  public Choice { chunks = List.copyOf(chunks); }
}
