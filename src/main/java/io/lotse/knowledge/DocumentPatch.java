package io.lotse.knowledge;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to change of a document; null leaves it as it is, an empty text takes it away. */
@Schema(name = "DocumentPatch")
public record DocumentPatch(
    @Size(max = Labels.LONGEST) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) @Schema(nullable = true) String product,
    @Pattern(regexp = Labels.LANGUAGE, message = Labels.LANGUAGE_MESSAGE) @Schema(nullable = true, example = "de") String language,
    @Size(max = Labels.LONGEST) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) @Schema(nullable = true) String version,
    @Size(max = Labels.MOST_TAGS) @Schema(nullable = true) List<@NotBlank @Size(max = Labels.LONGEST_TAG) @Pattern(regexp = Labels.PLAIN, message = Labels.PLAIN_MESSAGE) String> tags,
    @Size(min = 1, max = Labels.LONGEST_TITLE) @Pattern(regexp = "(?=.*\\S)"
        + Labels.PLAIN, message = "must not be empty and hold no control characters") @Schema(nullable = true) String title) {}
