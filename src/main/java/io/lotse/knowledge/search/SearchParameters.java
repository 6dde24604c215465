package io.lotse.knowledge.search;

import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.ws.rs.QueryParam;

import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** The query parameters of a search, as they arrive: as text. */
public class SearchParameters {
  @QueryParam("q")
  private String q;
  @QueryParam("mode")
  private String mode;
  @QueryParam("top_k")
  private String topK;
  @QueryParam("limit_k")
  private String limitK;
  @QueryParam("similarity_metric")
  private String metric;
  @QueryParam("similarity_threshold")
  private String threshold;
  @QueryParam("document_id")
  private String documentId;
  @QueryParam("product")
  private String product;
  @QueryParam("language")
  private String language;
  @QueryParam("tag")
  private String tag;
  @QueryParam("rerank")
  private String rerank;

  /** What is searched for; 422 naming a parameter that cannot be read. */
  PassageQuery query() {
    return new PassageQuery(q, mode, read("top_k", topK, upTo(SearchWish.MOST_PASSAGES)),
        read("limit_k", limitK, upTo(SearchWish.MOST_CANDIDATES)), metric,
        read("similarity_threshold", threshold, Query::fraction), read("document_id", documentId, SearchParameters::id),
        product, language, tag, read("rerank", rerank, Query::truth));
  }

  private static <T> T read(String name, String text, BiFunction<String, String, T> reader) {
    return text == null ? null : reader.apply(name, text);
  }

  private static BiFunction<String, String, Integer> upTo(int most) {
    return (name, text) -> Query.wholeNumber(name, text, 1, most);
  }

  private static UUID id(String name, String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException notOne) {
      throw Problem.invalid(name, "wrong_type", "must be a UUID");
    }
  }
}
