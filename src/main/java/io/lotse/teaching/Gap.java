package io.lotse.teaching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * Questions that are alike, and that nothing answers.
 *
 * @param question the newest of them
 * @param count how often it was asked
 * @param people by how many
 * @param state {@code open}, {@code answered} or {@code dismissed}
 * @param faqId the entry that was written to answer it; null where none was
 */
@Offered("admin: to show what people ask in vain")
public record Gap(UUID id, String question, long count, long people, Instant firstAt, Instant lastAt, String state,
    Integer faqId) {
  /** One of its questions; {@code answerId} names the answer that rests on nothing. */
  public record Asked(UUID answerId, UUID sessionId, String question, Instant at) {}

  /** A gap with its newest questions. */
  public record Whole(Gap gap, List<Asked> asked) {
    public Whole { asked = List.copyOf(asked); }
  }
}
