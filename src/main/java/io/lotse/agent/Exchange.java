package io.lotse.agent;

import io.lotse.platform.Offered;

/**
 * A question and its answer.
 *
 * @param answer empty when there was none
 */
@Offered("bot: to tell what was said earlier")
public record Exchange(String question, String answer) {}
