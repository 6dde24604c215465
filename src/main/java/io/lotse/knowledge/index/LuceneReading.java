package io.lotse.knowledge.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** One point-in-time view of the index. */
final class LuceneReading {
  /** Fewer candidates than this make the graph search miss neighbours. */
  private static final int FEWEST_CANDIDATES = 100;

  private static final int SHORTEST_MISTYPED = 4;
  private static final int SHORTEST_MISTYPED_TWICE = 8;

  private final IndexSearcher searcher;

  LuceneReading(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  List<Hit> keyword(List<WeightedTerms> query, Filter filter, int limit) throws IOException {
    return hits(searcher.search(LuceneQueries.keyword(query, filter), limit).scoreDocs, limit, score -> score);
  }

  List<Hit> nearest(float[] vector, Filter filter, int limit) throws IOException {
    int candidates = Math.max(limit, FEWEST_CANDIDATES);
    var query = new KnnFloatVectorQuery(LuceneDocuments.VECTOR, vector, candidates, LuceneQueries.filter(filter));
    return hits(searcher.search(query, candidates).scoreDocs, limit, score -> 2.0 * score - 1);
  }

  Map<String, Integer> frequencies(TextField field, Collection<String> terms) throws IOException {
    Map<String, Integer> frequencies = new HashMap<>();
    for (String term : terms) {
      int frequency = searcher.getIndexReader().docFreq(new Term(field.property(), term));
      if (frequency > 0)
        frequencies.put(term, frequency);
    }
    return frequencies;
  }

  Map<UUID, Set<String>> occurrences(TextField field, Collection<String> terms, Collection<UUID> chunks)
      throws IOException {
    Map<UUID, Set<String>> found = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      TreeMap<Integer, UUID> places = places(leaf.reader(), chunks);
      for (String term : places.isEmpty() ? List.<String>of() : terms)
        collect(leaf.reader().postings(new Term(field.property(), term), PostingsEnum.NONE), term, places, found);
    }
    return found;
  }

  /** Terms one typing error away, in long words two where there is none with one: two are many times the work. */
  List<String> similarTerms(String term, int limit) throws IOException {
    Terms all = MultiTerms.getTerms(searcher.getIndexReader(), TextField.BODY.property());
    if (all == null || term.length() < SHORTEST_MISTYPED)
      return List.of();
    List<String> near = similarTerms(all, term, 1, limit);
    return near.isEmpty() && term.length() >= SHORTEST_MISTYPED_TWICE ? similarTerms(all, term, 2, limit) : near;
  }

  private static List<String> similarTerms(Terms all, String term, int edits, int limit) throws IOException {
    record Similar(String term, float likeness, int frequency) {}
    List<Similar> similar = new ArrayList<>();
    var terms = new FuzzyTermsEnum(all, new Term(TextField.BODY.property(), term), edits, 1, true);
    BoostAttribute likeness = terms.attributes().getAttribute(BoostAttribute.class);
    for (BytesRef next = terms.next(); next != null; next = terms.next())
      similar.add(new Similar(next.utf8ToString(), likeness.getBoost(), terms.docFreq()));
    return similar.stream()
        .sorted(Comparator.comparing(Similar::likeness).thenComparing(Similar::frequency).reversed()
            .thenComparing(Similar::term))
        .limit(limit).map(Similar::term).toList();
  }

  Map<String, Integer> languages() throws IOException {
    Map<String, Integer> languages = new TreeMap<>();
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), LuceneDocuments.LANGUAGE);
    TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef language = all.next(); language != null; language = all.next())
      languages.put(language.utf8ToString(), all.docFreq());
    return languages;
  }

  long count() {
    return searcher.getIndexReader().numDocs();
  }

  List<UUID> ids(UUID after, int limit) throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves())
      ids.addAll(ids(leaf.reader(), after, limit));
    return ids.stream().sorted(Comparator.comparing(LuceneDocuments::bytes)).limit(limit).toList();
  }

  private static List<UUID> ids(LeafReader reader, UUID after, int limit) throws IOException {
    List<UUID> ids = new ArrayList<>();
    Terms terms = reader.terms(LuceneDocuments.ID);
    if (terms == null)
      return ids;
    TermsEnum all = terms.iterator();
    BytesRef start = after == null ? new BytesRef() : LuceneDocuments.bytes(after);
    boolean more = all.seekCeil(start) != TermsEnum.SeekStatus.END;
    for (BytesRef id = more ? all.term() : null; id != null && ids.size() < limit; id = all.next())
      if (!id.equals(start) && liveDocument(reader, all) >= 0)
        ids.add(LuceneDocuments.uuid(id));
    return ids;
  }

  private static TreeMap<Integer, UUID> places(LeafReader reader, Collection<UUID> chunks) throws IOException {
    TreeMap<Integer, UUID> places = new TreeMap<>();
    Terms terms = reader.terms(LuceneDocuments.ID);
    TermsEnum ids = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (UUID chunk : chunks)
      if (ids.seekExact(LuceneDocuments.bytes(chunk)) && liveDocument(reader, ids) >= 0)
        places.put(liveDocument(reader, ids), chunk);
    return places;
  }

  /** The document under the id at which the enumeration stands; -1 where it is deleted. */
  private static int liveDocument(LeafReader reader, TermsEnum ids) throws IOException {
    Bits live = reader.getLiveDocs();
    PostingsEnum postings = ids.postings(null, PostingsEnum.NONE);
    for (int document = postings.nextDoc(); document != PostingsEnum.NO_MORE_DOCS; document = postings.nextDoc())
      if (live == null || live.get(document))
        return document;
    return -1;
  }

  private static void collect(PostingsEnum postings, String term, TreeMap<Integer, UUID> places,
      Map<UUID, Set<String>> found) throws IOException {
    if (postings == null)
      return;
    for (Map.Entry<Integer, UUID> place : places.entrySet()) {
      if (postings.docID() < place.getKey())
        postings.advance(place.getKey());
      if (postings.docID() == place.getKey())
        found.computeIfAbsent(place.getValue(), chunk -> new HashSet<>()).add(term);
    }
  }

  private interface Scale {
    double of(float score);
  }

  private List<Hit> hits(ScoreDoc[] found, int limit, Scale scale) throws IOException {
    ScoreDoc[] inOrder = found.clone();
    Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<Hit> hits = new ArrayList<>(found.length);
    int at = -1;
    BinaryDocValues ids = null;
    BinaryDocValues documents = null;
    SortedDocValues languages = null;
    for (ScoreDoc hit : inOrder) {
      int leaf = ReaderUtil.subIndex(hit.doc, leaves);
      LeafReader reader = leaves.get(leaf).reader();
      if (leaf != at) {
        at = leaf;
        ids = reader.getBinaryDocValues(LuceneDocuments.ID);
        documents = reader.getBinaryDocValues(LuceneDocuments.DOCUMENT);
        languages = reader.getSortedDocValues(LuceneDocuments.LANGUAGE);
      }
      int place = hit.doc - leaves.get(leaf).docBase;
      ids.advanceExact(place);
      documents.advanceExact(place);
      languages.advanceExact(place);
      hits.add(new Hit(LuceneDocuments.uuid(ids.binaryValue()), LuceneDocuments.uuid(documents.binaryValue()),
          languages.lookupOrd(languages.ordValue()).utf8ToString(), scale.of(hit.score)));
    }
    hits.sort(Hit.ORDER);
    return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
  }
}
