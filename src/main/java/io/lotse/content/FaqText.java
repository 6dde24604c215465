package io.lotse.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Question and answer in one language. */
public record FaqText(@NotBlank @Size(max = FaqDraft.LONGEST_QUESTION) String question,
    @NotBlank @Size(max = FaqDraft.LONGEST_ANSWER) String answer) {}
