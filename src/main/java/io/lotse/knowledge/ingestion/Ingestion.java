package io.lotse.knowledge.ingestion;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.ChunkVectors;
import io.lotse.knowledge.embedding.ChunkVectors.Text;
import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.embedding.VectorProof;
import io.lotse.knowledge.indexing.AnsweringEmbedding;
import io.lotse.knowledge.job.EmbedStep;
import io.lotse.knowledge.job.Lease;
import io.lotse.knowledge.job.TaskKind;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.parsing.Chunker;
import io.lotse.knowledge.parsing.DocumentParser;
import io.lotse.knowledge.parsing.ParsedChunk;
import io.lotse.knowledge.parsing.ParsedDocument;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/**
 * The way of a document into the library, step by step: fetch its original, read it, divide it into sections and chunks,
 * embed them, show them. What a step has made is stored before the next begins, but nothing of it is found before the
 * last; an attempt goes on with what an earlier one has left. No transaction is open while a step computes or asks others.
 */
@ApplicationScoped
class Ingestion {
  private static final int BATCH = 32;
  private final EmbedTasks tasks;
  private final Contents contents;
  private final ChunkVectors vectors;
  private final Originals originals;
  private final LiveEmbedding embedding;
  private final AnsweringEmbedding answering;
  private final VectorProof proof;
  private final DocumentParser parser = new DocumentParser();
  private final Chunker chunker = new Chunker();

  Ingestion() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Ingestion(EmbedTasks tasks, Contents contents, ChunkVectors vectors, Originals originals, LiveEmbedding embedding,
      AnsweringEmbedding answering, VectorProof proof) {
    this.tasks = tasks;
    this.contents = contents;
    this.vectors = vectors;
    this.originals = originals;
    this.embedding = embedding;
    this.answering = answering;
    this.proof = proof;
  }

  /**
   * Does the work of a task.
   *
   * @throws Lease.Lost when the task is no longer this node's
   * @throws Problem 422 when the document cannot be read, ever; another status when it may work later
   */
  void run(Lease lease) {
    Draft draft = tasks.begin(lease);
    Draft divided = draft.divided() ? draft : divide(lease, draft);
    if (embedding.model().isPresent() && draft.number() > 0) {
      embed(lease, divided, embedding.model().get(), done -> done);
    }
    if (lease.kind() == TaskKind.INGEST) {
      answering.model().ifPresent(model -> embedMeanwhile(lease, divided, model));
    }
    step(lease, EmbedStep.INDEX, () -> {
      finish(lease, divided);
      return "found from now on";
    });
  }

  private void finish(Lease lease, Draft draft) {
    if (lease.kind() == TaskKind.INGEST) {
      contents.show(lease, draft);
    } else {
      contents.reembedded(lease, draft);
    }
  }

  private Draft divide(Lease lease, Draft draft) {
    long started = System.nanoTime();
    ParsedDocument parsed = originals.with(draft.original(), file -> {
      tasks.done(lease, EmbedStep.STORE, draft.original().size() + " bytes", millisSince(started));
      return read(lease, draft, file);
    });
    Map<Integer, UUID> sections = step(lease, EmbedStep.SECTION,
        () -> contents.sections(lease, draft, parsed.sections()), Map::size, "sections");
    List<ParsedChunk> chunks = step(lease, EmbedStep.CHUNK, () -> {
      List<ParsedChunk> made = chunker.chunk(parsed);
      if (made.isEmpty()) {
        throw new Problem(422, "document_without_text", "There is no text in the document.");
      }
      contents.chunks(lease, draft.divided(parsed.pages().size(), 0), made, sections);
      return made;
    }, List::size, "chunks");
    return draft.divided(parsed.pages().size(), chunks.size());
  }

  private ParsedDocument read(Lease lease, Draft draft, Path file) {
    return step(lease, EmbedStep.PARSE, () -> {
      ParsedDocument parsed = draft.original().isWritten()
          ? parser.parseMarkdown(file, draft.original().filename())
          : parser.parse(file, draft.original().filename());
      contents.pages(lease, draft, parsed);
      return parsed;
    }, parsed -> parsed.pages().size(), "pages");
  }

  /** @param told of how many chunks the task says that they are done, from how many have their vector of the model */
  private void embed(Lease lease, Draft draft, EmbeddingModel model, IntUnaryOperator told) {
    step(lease, EmbedStep.EMBED, () -> {
      proof.demand(model);
      int before = vectors.present(draft.documentId(), draft.number(), model.identity());
      int done = before;
      for (List<Text> batch = next(draft, model); !batch.isEmpty(); batch = next(draft, model)) {
        done += batch.size();
        contents.vectors(lease, draft, model.identity(), batch, model.embedDocuments(batch.stream().map(Text::text)
            .toList()), told.applyAsInt(done));
      }
      return done - before + " vectors of " + model.name() + (before > 0 ? ", " + before + " were there" : "");
    });
  }

  /** For as long as vectors of an earlier model answer; without them it is found by its words. */
  private void embedMeanwhile(Lease lease, Draft draft, EmbeddingModel earlier) {
    try {
      embed(lease, draft, earlier, done -> draft.chunks());
    } catch (Problem away) {
      tasks.note(lease, EmbedStep.EMBED, "Until the library is embedded anew it is found by its words: " + away
          .getMessage());
    }
  }

  private List<Text> next(Draft draft, EmbeddingModel model) {
    return vectors.missing(draft.documentId(), draft.number(), model.identity(), BATCH);
  }

  private <T> T step(Lease lease, EmbedStep step, Supplier<T> work, ToIntFunction<T> count, String of) {
    tasks.enter(lease, step);
    long started = System.nanoTime();
    T made = work.get();
    tasks.done(lease, step, count.applyAsInt(made) + " " + of, millisSince(started));
    return made;
  }

  private void step(Lease lease, EmbedStep step, Supplier<String> work) {
    tasks.enter(lease, step);
    long started = System.nanoTime();
    String told = work.get();
    tasks.done(lease, step, told, millisSince(started));
  }

  private static long millisSince(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }
}
