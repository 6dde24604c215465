package io.lotse.bot;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.lotse.knowledge.search.PassageQuery;
import io.lotse.platform.Lenient;
import io.lotse.platform.Settings;

/**
 * A question of a bot's user. What is null follows the settings; {@code sessionId} and the names are taken, but not used.
 *
 * @param includeHistory null = true
 * @param useRag whether to answer from the knowledge; null = true
 * @param limitK candidates of each kind, raised to {@code similarityTopK}; 10 where neither request nor setting names it
 */
public record BotQuestion(@NotNull @Size(max = 200) String userId, @NotNull @Size(max = 8_000) String question,
    @JsonDeserialize(using = Lenient.Truth.class) Boolean includeHistory,
    @JsonDeserialize(using = Lenient.Truth.class) Boolean useRag,
    @JsonDeserialize(using = Lenient.Whole.class) @Min(1) @Max(100) Integer similarityTopK,
    @JsonDeserialize(using = Lenient.Whole.class) @Min(1) @Max(1_000) Integer limitK,
    @Pattern(regexp = "(?i)cosine|dotproduct|euclidean", message = "must be one of cosine, dotproduct, euclidean") String similarityMetric,
    @JsonDeserialize(using = Lenient.Fraction.class) @DecimalMin("0") @DecimalMax("1") Double similarityThreshold,
    @Size(max = 200) String sessionId,
    @Size(max = 500) String firstName, @Size(max = 500) String lastName, @Size(max = 500) String username) {

  private static final int LONGEST_QUERY = 2_000;

  boolean wantsHistory() {
    return includeHistory == null || includeHistory;
  }

  /** Whether there is something to search for, and it is wanted. */
  boolean wantsSearch() {
    return (useRag == null || useRag) && !question.isBlank();
  }

  /** The search for a text, with the parameters of this question. */
  PassageQuery search(String text) {
    int candidates = limitK != null ? limitK : PassageQuery.candidatesOfBots(Settings.current());
    int end = text.offsetByCodePoints(0, Math.min(LONGEST_QUERY, text.codePointCount(0, text.length())));
    return new PassageQuery(text.substring(0, end), null, similarityTopK, candidates, similarityMetric,
        similarityThreshold, null, null, null, null, null);
  }
}
