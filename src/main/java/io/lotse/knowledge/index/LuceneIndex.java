package io.lotse.knowledge.index;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

import io.lotse.platform.Problem;

/**
 * The embedded index: Lucene on disk, memory-mapped, for one process. Unit vectors lie in it once; all metrics follow
 * from their cosine. When its directory is lost while it is open, the next write starts an empty one.
 */
public final class LuceneIndex implements VectorIndex {
  private static final System.Logger LOG = System.getLogger(LuceneIndex.class.getName());

  private final Path path;
  private final String identity;
  private final TextAnalysis analysis;
  private volatile LuceneFiles files;

  /**
   * Opens the index, or starts an empty one.
   *
   * @param path its directory; made if missing
   * @param identity of the embedding model whose vectors it holds; an index of another identity is thrown away
   * @throws Problem {@code index_unavailable}, also when another process has it open
   */
  public LuceneIndex(Path path, String identity, TextAnalysis analysis) {
    this.path = path;
    this.identity = identity;
    this.analysis = analysis;
    try {
      this.files = LuceneFiles.open(path, identity);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void upsert(List<IndexedChunk> chunks) {
    List<Document> documents = chunks.stream().map(chunk -> LuceneDocuments.of(chunk, analysis)).toList();
    write(open -> {
      IndexWriter writer = open.writer();
      for (int i = 0; i < chunks.size(); i++)
        writer.updateDocument(new Term(LuceneDocuments.ID, LuceneDocuments.bytes(chunks.get(i).id())), documents.get(
            i));
    });
  }

  @Override
  public void deleteChunks(Collection<UUID> chunkIds) {
    write(open -> open.writer().deleteDocuments(LuceneQueries.ids(LuceneDocuments.ID, chunkIds)));
  }

  @Override
  public void deleteDocuments(Collection<UUID> documentIds) {
    write(open -> open.writer().deleteDocuments(LuceneQueries.ids(LuceneDocuments.DOCUMENT, documentIds)));
  }

  @Override
  public List<Hit> keyword(List<WeightedTerms> query, Filter filter, int limit) {
    return read(reading -> reading.keyword(query, filter, limit));
  }

  @Override
  public List<Hit> nearest(float[] unitVector, Filter filter, int limit) {
    UnitVector.check(unitVector);
    return read(reading -> reading.nearest(unitVector, filter, limit));
  }

  @Override
  public Map<String, Integer> frequencies(TextField field, Collection<String> terms) {
    return read(reading -> reading.frequencies(field, terms));
  }

  @Override
  public Map<UUID, Set<String>> occurrences(TextField field, Collection<String> terms, Collection<UUID> chunkIds) {
    return read(reading -> reading.occurrences(field, terms, chunkIds));
  }

  @Override
  public List<String> similarTerms(String term, int limit) {
    return read(reading -> reading.similarTerms(term, limit));
  }

  @Override
  public Map<String, Integer> languages() {
    return read(LuceneReading::languages);
  }

  @Override
  public long count() {
    return read(LuceneReading::count);
  }

  @Override
  public List<UUID> ids(UUID after, int limit) {
    return read(reading -> reading.ids(after, limit));
  }

  /** Opens the index once more when that failed after its files had been lost. */
  @Override
  public void mend() {
    if (!files.isOpen())
      reopen(files);
    if (!files.isOpen())
      throw unavailable(null);
  }

  @Override
  public void refresh() {
    write(open -> open.searchers().maybeRefreshBlocking());
  }

  @Override
  public void commit(String position) {
    write(open -> open.commit(position));
  }

  @Override
  public Optional<String> position() {
    return files.position();
  }

  @Override
  public synchronized void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private interface Writing {
    void on(LuceneFiles open) throws IOException;
  }

  private interface Asking<T> {
    T of(LuceneReading reading) throws IOException;
  }

  private void write(Writing writing) {
    LuceneFiles open = files;
    try {
      writing.on(open);
    } catch (IOException | AlreadyClosedException e) {
      reopen(open);
      throw unavailable(e);
    }
  }

  private <T> T read(Asking<T> asking) {
    LuceneFiles open = files;
    try {
      IndexSearcher searcher = open.searchers().acquire();
      try {
        return asking.of(new LuceneReading(searcher));
      } finally {
        open.searchers().release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw unavailable(e);
    }
  }

  /** What was not committed is gone, so the caller goes on from {@link #position()}. */
  private synchronized void reopen(LuceneFiles broken) {
    if (files != broken)
      return;
    try {
      broken.close();
    } catch (IOException | AlreadyClosedException e) {
      LOG.log(Level.WARNING, "The broken search index did not close", e);
    }
    try {
      files = LuceneFiles.open(path, identity);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The search index cannot be opened again", e);
    }
  }

  private static Problem unavailable(Exception cause) {
    return new Problem(503, "index_unavailable", "The search index cannot be used at the moment.", cause);
  }
}
