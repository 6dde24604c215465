package io.lotse.teaching;

import io.lotse.platform.Offered;

/**
 * An entry of the FAQ as it is proposed for a gap.
 *
 * @param origin where the answer comes from: {@code human}, what a human has told somebody who asked; {@code passages},
 *   what the library says nearest to it; {@code none}
 */
@Offered("admin: to begin an entry with")
public record GapDraft(String question, String answer, String language, String origin) {}
