package io.lotse.knowledge.document;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.lotse.platform.Offered;

/** What is to change of a document; null leaves it as it is, an empty text takes it away. */
@Offered("admin: to show and to keep the library")
public record DocumentPatch(
    @Size(max = Labels.LONGEST) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) String product,
    @Pattern(regexp = Labels.LANGUAGE, message = Labels.LANGUAGE_MESSAGE) String language,
    @Size(max = Labels.LONGEST) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) String version,
    @Size(max = Labels.MOST_TAGS) List<@NotBlank @Size(max = Labels.LONGEST_TAG) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) String> tags,
    @Size(min = 1, max = Labels.LONGEST_TITLE) @Pattern(regexp = "(?=.*\\S)"
        + Labels.PLAIN, message = "must not be empty and hold no control characters") String title,
    @Pattern(regexp = Validity.DAY, message = Validity.DAY_MESSAGE) String validFrom,
    @Pattern(regexp = Validity.DAY, message = Validity.DAY_MESSAGE) String validUntil) {}
