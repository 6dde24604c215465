package io.lotse.content;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.lotse.platform.Lenient;
import io.lotse.platform.Problem.FieldError;

/**
 * A FAQ entry as an editor writes it.
 *
 * @param language of question and answer (BCP 47); null where nobody has said it
 * @param translations the same in further languages, by language
 */
public record FaqDraft(@NotBlank @Size(max = LONGEST_QUESTION) String question,
    @NotBlank @Size(max = LONGEST_ANSWER) String answer,
    @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive,
    @Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE) String language,
    @NotNull @Size(max = MOST_LANGUAGES) Map<@Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE) String, @NotNull @Valid FaqText> translations)
    implements
      Draft {

  static final int LONGEST_QUESTION = 1000;
  static final int LONGEST_ANSWER = 20_000;
  static final int MOST_LANGUAGES = 20;
  static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}";
  static final String LANGUAGE_MESSAGE = "must be a language tag such as de, en or vi";

  @Override
  public List<FieldError> contradictions() {
    return language != null && translations != null && translations.containsKey(language)
        ? List.of(new FieldError("translations." + language, "duplicate", "is the language of the entry itself"))
        : List.of();
  }
}
