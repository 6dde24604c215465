package io.lotse.knowledge.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/**
 * An open index directory. Files that cannot be read, or that were made for another embedding model or by another
 * analysis, are thrown away: the index is derived, and an empty one with no position gets filled again.
 */
final class LuceneFiles {
  private static final System.Logger LOG = System.getLogger(LuceneFiles.class.getName());
  /** Raised whenever {@link LuceneDocuments} makes other documents than before. */
  private static final String FORMAT = "1." + TextAnalysis.VERSION;
  private static final double BUFFER_MEGABYTES = 48;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final String identity;

  private LuceneFiles(Directory directory, String identity) throws IOException {
    this.directory = directory;
    this.identity = identity;
    this.writer = new IndexWriter(directory,
        new IndexWriterConfig().setCodec(new HighDimensionCodec()).setRAMBufferSizeMB(BUFFER_MEGABYTES));
    this.searchers = searchersOf(writer);
  }

  /** An open writer holds the lock of the directory, so one that cannot be read from is given up, whatever was thrown. */
  private static SearcherManager searchersOf(IndexWriter writer) throws IOException {
    try {
      return new SearcherManager(writer, null);
    } catch (Throwable failed) {
      closeAfter(failed, writer::rollback);
      throw failed;
    }
  }

  private static void closeAfter(Throwable failed, Closeable closing) {
    try {
      closing.close();
    } catch (Throwable alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  static LuceneFiles open(Path path, String identity) throws IOException {
    try {
      return openAsIs(path, identity);
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException
        | EOFException | FileNotFoundException | NoSuchFileException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The search index in " + path + " cannot be read and starts empty", e);
      clear(path);
      return openAsIs(path, identity);
    }
  }

  private static LuceneFiles openAsIs(Path path, String identity) throws IOException {
    Files.createDirectories(path);
    Directory directory = FSDirectory.open(path);
    try {
      if (DirectoryReader.indexExists(directory) && !madeFor(identity, directory)) {
        LOG.log(Level.INFO, "The search index in {0} was made for another embedding model and starts empty", path);
        directory.close();
        clear(path);
        directory = FSDirectory.open(path);
      }
      return new LuceneFiles(directory, identity);
    } catch (Throwable failed) {
      closeAfter(failed, directory);
      throw failed;
    }
  }

  private static boolean madeFor(String identity, Directory directory) throws IOException {
    Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
    return data.isEmpty() || identity.equals(data.get("identity")) && FORMAT.equals(data.get("format"));
  }

  private static void clear(Path path) throws IOException {
    try (Directory directory = FSDirectory.open(path); Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      for (String file : directory.listAll())
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME))
          directory.deleteFile(file);
    }
  }

  boolean isOpen() { return writer.isOpen(); }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  void commit(String position) throws IOException {
    Map<String, String> data = Map.of("position", position, "identity", identity, "format", FORMAT);
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  Optional<String> position() {
    Map<String, String> data = new HashMap<>();
    if (writer.getLiveCommitData() != null)
      writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    return Optional.ofNullable(data.get("position"));
  }

  /** Gives up what was not committed. */
  void close() throws IOException {
    try (directory; writer; searchers) {
      writer.rollback();
    }
  }
}
