package io.lotse.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
}
