package io.lotse.content;

import java.time.LocalDateTime;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.lotse.platform.WallClock;

/** A FAQ entry as clients see it. */
public record FaqView(String question, String answer, @JsonProperty("is_active") boolean isActive, String language,
    Map<String, FaqText> translations, Integer id,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime createdAt,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime updatedAt, int version) implements Shown {
  /** The same entry in a language that it has, {@code en} for {@code en-GB} too; as it is in any other. */
  FaqView in(String wanted) {
    if (wanted == null || wanted.equals(language)) {
      return this;
    }
    FaqText text = translations.get(wanted);
    if (text == null && wanted.contains("-")) {
      return in(wanted.substring(0, wanted.indexOf('-')));
    }
    return text == null ? this
        : new FaqView(text.question(), text.answer(), isActive, wanted, translations, id, createdAt, updatedAt,
            version);
  }
}
