package io.lotse.knowledge.index;

import java.util.Set;
import java.util.UUID;

/**
 * What a hit must belong to. Applied inside the index, so that a narrow filter still fills the list. {@code null} means
 * no restriction; an empty set allows nothing.
 *
 * @param documents the chunk's document is one of these
 * @param products its product is one of these
 * @param languages its language is one of these
 * @param tags it has at least one of these
 */
public record Filter(Set<UUID> documents, Set<String> products, Set<String> languages, Set<String> tags) {

  /** Everything. */
  public static final Filter NONE = new Filter(null, null, null, null);

  public Filter {
    documents = documents == null ? null : Set.copyOf(documents);
    products = products == null ? null : Set.copyOf(products);
    languages = languages == null ? null : Set.copyOf(languages);
    tags = tags == null ? null : Set.copyOf(tags);
  }

  public static Filter documents(Set<UUID> documents) {
    return new Filter(documents, null, null, null);
  }

  public static Filter product(String product) {
    return new Filter(null, Set.of(product), null, null);
  }

  public static Filter language(String language) {
    return new Filter(null, null, Set.of(language), null);
  }

  public static Filter tag(String tag) {
    return new Filter(null, null, null, Set.of(tag));
  }
}
