package io.lotse.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * How texts are handed to an embedding model; vectors made in another form are not comparable.
 *
 * @param dimensions to ask for; empty = the model's own
 * @param queryType sent as {@code input_type} with questions
 * @param documentType sent as {@code input_type} with passages
 */
record EmbeddingForm(OptionalInt dimensions, String queryPrefix, String documentPrefix, Optional<String> queryType,
    Optional<String> documentType) {

  static EmbeddingForm of(Settings settings) {
    List<String> types = settings.list(Setting.EMBEDDING_INPUT_TYPES);
    return new EmbeddingForm(settings.has(Setting.EMBEDDING_DIMENSIONS)
        ? OptionalInt.of(settings.number(Setting.EMBEDDING_DIMENSIONS))
        : OptionalInt.empty(), settings.optional(Setting.EMBEDDING_QUERY_PREFIX).orElse(""), settings.optional(
            Setting.EMBEDDING_DOCUMENT_PREFIX).orElse(""), types.stream().findFirst(), types.stream().reduce((first,
                last) -> last));
  }

  /** What is appended to a model's name; nothing for the plain form. */
  String identity() {
    StringBuilder identity = new StringBuilder();
    dimensions.ifPresent(d -> identity.append('@').append(d));
    if (!queryPrefix.isEmpty() || !documentPrefix.isEmpty()) {
      identity.append(";prefixes=").append(queryPrefix).append('|').append(documentPrefix);
    }
    queryType.ifPresent(type -> identity.append(";types=").append(type).append('|').append(documentType.orElse("")));
    return identity.toString();
  }

  /** A model's name and the form in which texts are handed to it, as an identity tells them. */
  record Named(String model, EmbeddingForm form) {
    private static final Pattern IDENTITY = Pattern.compile(
        "(.+?)(?:@(\\d+))?(?:;prefixes=(.*?)\\|(.*?))?(?:;types=(.*?)\\|(.*))?", Pattern.DOTALL);

    /** Empty when the identity is not of that kind, or could be read in more than one way. */
    static Optional<Named> of(String identity) {
      Matcher found = IDENTITY.matcher(identity);
      if (!found.matches()) {
        return Optional.empty();
      }
      EmbeddingForm form = new EmbeddingForm(found.group(2) == null ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(found.group(2))), orEmpty(found.group(3)), orEmpty(found.group(4)),
          Optional.ofNullable(found.group(5)), Optional.ofNullable(found.group(6)));
      boolean isSure = identity.equals(found.group(1) + form.identity()) && identity.chars().filter(c -> c == '|')
          .count() <= (found.group(3) == null ? 0 : 1) + (found.group(5) == null ? 0 : 1);
      return isSure ? Optional.of(new Named(found.group(1), form)) : Optional.empty();
    }

    private static String orEmpty(String text) {
      return text == null ? "" : text;
    }
  }
}
