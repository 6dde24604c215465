package io.lotse.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.ingest.Chunker;
import io.lotse.knowledge.ingest.DocumentParser;
import io.lotse.knowledge.ingest.ParsedChunk;
import io.lotse.knowledge.ingest.ParsedDocument;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/**
 * The way of a document into the library: read, cut into chunks, embed, store. No transaction is open but while the
 * result is stored, all of it at once; until then the library shows what was there before.
 */
@ApplicationScoped
class Ingestion {
  private static final int BATCH = 32;
  private final EmbedTasks tasks;
  private final Contents contents;
  private final Originals originals;
  private final LiveEmbedding embedding;
  private final DocumentParser parser = new DocumentParser();
  private final Chunker chunker = new Chunker();

  Ingestion() {
    this(null, null, null, null);
  }

  @Inject
  Ingestion(EmbedTasks tasks, Contents contents, Originals originals, LiveEmbedding embedding) {
    this.tasks = tasks;
    this.contents = contents;
    this.originals = originals;
    this.embedding = embedding;
  }

  /**
   * Ingests the document of a task.
   *
   * @throws Lease.Lost when the task is no longer this node's
   * @throws Problem 422 when the document cannot be read, ever; another status when it may work later
   */
  void run(Lease lease) {
    Document document = tasks.begin(lease);
    ParsedDocument parsed = parsed(document);
    List<ParsedChunk> chunks = chunker.chunk(parsed);
    if (chunks.isEmpty()) {
      throw new Problem(422, "document_without_text", "There is no text in the document.");
    }
    List<float[]> vectors = embed(lease, parsed, chunks);
    tasks.advance(lease, EmbedStep.STORE, parsed.pages().size(), chunks.size(), chunks.size());
    contents.replace(lease, new Ingested(parsed, chunks, vectors, embedding.identity()));
  }

  private ParsedDocument parsed(Document document) {
    return document.getWrittenText() == null
        ? originals.with(document, file -> parser.parse(file, document.getFilename()))
        : parser.parseMarkdown(document.getWrittenText(), document.getFilename());
  }

  private List<float[]> embed(Lease lease, ParsedDocument parsed, List<ParsedChunk> chunks) {
    List<float[]> vectors = new ArrayList<>();
    Optional<EmbeddingModel> model = embedding.model();
    tasks.advance(lease, EmbedStep.EMBED, parsed.pages().size(), chunks.size(), 0);
    for (int from = 0; model.isPresent() && from < chunks.size(); from += BATCH) {
      List<ParsedChunk> batch = chunks.subList(from, Math.min(from + BATCH, chunks.size()));
      vectors.addAll(model.get().embedDocuments(batch.stream().map(Ingestion::embeddedText).toList()));
      tasks.advance(lease, EmbedStep.EMBED, parsed.pages().size(), chunks.size(), vectors.size());
    }
    return vectors;
  }

  /** Where the chunk stands, then what it says. */
  static String embeddedText(ParsedChunk chunk) {
    return chunk.context().isEmpty() ? chunk.text() : chunk.context() + "\n" + chunk.text();
  }
}
