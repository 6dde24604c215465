package io.lotse.knowledge.index;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Questions and filters in Lucene's terms. */
final class LuceneQueries {
  private LuceneQueries() {}

  static Query keyword(List<WeightedTerms> query, Filter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int left = IndexSearcher.getMaxClauseCount() - 8;
    for (WeightedTerms wanted : query)
      for (String term : wanted.terms())
        if (left-- > 0)
          all.add(new BoostQuery(new TermQuery(new Term(wanted.field().property(), term)), (float) wanted.weight()),
              Occur.SHOULD);
    Query narrowing = filter(filter);
    if (narrowing != null)
      all.add(narrowing, Occur.FILTER);
    return all.setMinimumNumberShouldMatch(1).build();
  }

  /** Null where nothing is filtered. */
  static Query filter(Filter filter) {
    if (filter.equals(Filter.NONE))
      return null;
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (filter.documents() != null)
      all.add(ids(LuceneDocuments.DOCUMENT, filter.documents()), Occur.FILTER);
    if (filter.products() != null)
      all.add(words(LuceneDocuments.PRODUCT, filter.products()), Occur.FILTER);
    if (filter.languages() != null)
      all.add(words(LuceneDocuments.LANGUAGE, filter.languages()), Occur.FILTER);
    if (filter.tags() != null)
      all.add(words(LuceneDocuments.TAG, filter.tags()), Occur.FILTER);
    return all.build();
  }

  static Query ids(String field, Collection<UUID> ids) {
    return new TermInSetQuery(field, ids.stream().map(LuceneDocuments::bytes).toList());
  }

  private static Query words(String field, Collection<String> words) {
    return new TermInSetQuery(field, words.stream().map(BytesRef::new).toList());
  }
}
