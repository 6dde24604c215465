package io.lotse.bot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a bot logs of its user.
 *
 * @param sessionId null = a new one
 * @param factor who acts: {@code user}, {@code rag}, or any other word
 * @param action what is done; {@code start} and {@code clear} begin a new history
 */
public record SessionStep(@Size(max = 200) String sessionId, @NotNull @Size(max = 200) String factor,
    @NotNull @Size(max = 200) String action, @NotNull @Size(max = 500) String firstName,
    @Size(max = 500) String lastName, @Size(max = SessionStep.LONGEST_TEXT) String message,
    @NotNull @Size(max = 200) String userId, @Size(max = 500) String username,
    @Size(max = SessionStep.LONGEST_TEXT) String response) {
  /** Characters of a message and of a response. */
  public static final int LONGEST_TEXT = 100_000;
}
