package io.lotse.knowledge.index.weaviate;

import java.util.regex.Pattern;

import io.lotse.platform.Problem;
import io.weaviate.client6.v1.api.WeaviateApiException;

/** A collection is not there: it was never made, or somebody deleted it. A server that starts says the same. */
final class CollectionGone extends Problem {
  private static final long serialVersionUID = 1L;
  private static final Pattern TOLD = Pattern.compile("could not find class|class (\\S+ )?not found");

  CollectionGone(WeaviateApiException cause) {
    super(503, "index_unavailable", "The search index is being filled.", cause);
  }

  static boolean isToldBy(WeaviateApiException refused) {
    return TOLD.matcher(String.valueOf(refused.getError())).find();
  }
}
