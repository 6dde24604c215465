package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.embedding.QuestionVector;
import io.lotse.knowledge.embedding.SwiftEmbedding;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.ranking.Ranking;
import io.lotse.model.EmbeddingModel;
import io.lotse.model.EmbeddingModels;

/**
 * The generations of the index as this node has them: one answers, another may be in the making. The node changes over
 * when all nodes are to and its own copy has caught up, so that no search ever sees a part.
 */
@ApplicationScoped
public class SearchIndex {
  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());
  private final LiveEmbedding embedding;
  private final EmbeddingModels models;
  private final QuestionVector questions;
  private final Generations generations;
  private final IndexPlace place;
  private final IndexChanges changes;
  private final IndexedChunks chunks;
  private final TextAnalysis analysis = new TextAnalysis();
  private final ReplacedIndexes replaced;
  private volatile OpenGeneration answering;
  private volatile OpenGeneration next;

  SearchIndex() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  SearchIndex(LiveEmbedding embedding, EmbeddingModels models, QuestionVector questions, Generations generations,
      IndexPlace place,
      IndexChanges changes, IndexedChunks chunks) {
    this.embedding = embedding;
    this.models = models;
    this.questions = questions;
    this.generations = generations;
    this.place = place;
    this.replaced = new ReplacedIndexes(place);
    this.changes = changes;
    this.chunks = chunks;
  }

  public VectorIndex index() {
    return answering().index();
  }

  public Ranking ranking() {
    return answering().ranking();
  }

  /** What a question asks for, in words that do not depend on how it is put: its content words, by their stems. */
  public Set<String> contentWords(String question) {
    VectorIndex index = index();
    return analysis.question(question, index.languages().keySet()).words().stream()
        .map(word -> word.terms().stream().sorted().findFirst().orElse(word.surface())).collect(Collectors.toSet());
  }

  /** Whether the last question could be embedded; false also where no model is live. */
  public boolean embeds() {
    return answering().embedding().map(SwiftEmbedding::isWell).orElse(false);
  }

  /** Whether the one that answers lacks no change. */
  public boolean isCaughtUp() {
    return answering().followed().isCaughtUp();
  }

  /** All that are kept in step. */
  List<OpenGeneration> open() {
    OpenGeneration first = answering();
    return next == null ? List.of(first) : List.of(first, next);
  }

  /** Opens, changes over and closes what the tables say; called between writes, by the one thread that writes. */
  synchronized void align() {
    openFirst();
    List<Generation> wanted = generations.open();
    Generation live = wanted.stream().filter(Generation::live).findFirst().orElseThrow();
    Optional<Generation> building = wanted.stream().filter(each -> !each.live()).findFirst();
    if (!is(answering, live) && !is(next, live)) {
      leave(next);
      next = open(live);
    }
    if (is(next, live) && next.followed().isCaughtUp()) {
      changeOver(live);
    }
    if (is(answering, live) && !is(next, building.orElse(null))) {
      leave(next);
      next = building.map(this::open).orElse(null);
    }
    replaced.remove(Instant.now());
  }

  private OpenGeneration answering() {
    OpenGeneration seen = answering;
    return seen == null ? openFirst() : seen;
  }

  private synchronized OpenGeneration openFirst() {
    if (answering == null) {
      if (generations.open().isEmpty()) {
        generations.want(embedding.identity());
      }
      answering = open(generations.open().stream().filter(Generation::live).findFirst().orElseThrow());
    }
    return answering;
  }

  private OpenGeneration open(Generation generation) {
    VectorIndex index = place.open(generation, analysis);
    boolean isOfToday = generation.identity().equals(embedding.identity());
    Optional<EmbeddingModel> model = isOfToday ? embedding.model() : models.of(generation.identity());
    Optional<SwiftEmbedding> swift = model.map(each -> new SwiftEmbedding(each, question -> questions.of(each,
        question)));
    return new OpenGeneration(generation, new FollowedIndex(index, generation.identity(), changes, chunks),
        new Ranking(index, analysis, swift.map(Function.identity())), swift);
  }

  private void changeOver(Generation live) {
    LOG.log(Level.INFO, "search index {0} answers in place of {1}", next.generation().number(), answering.generation()
        .number());
    leave(answering);
    answering = new OpenGeneration(live, next.followed(), next.ranking(), next.embedding());
    next = null;
  }

  private void leave(OpenGeneration generation) {
    if (generation != null) {
      replaced.add(generation, Instant.now());
    }
  }

  private static boolean is(OpenGeneration open, Generation generation) {
    return open == null ? generation == null : generation != null && open.generation().number() == generation.number();
  }

  @PreDestroy
  synchronized void close() {
    replaced.close();
    for (OpenGeneration each : Arrays.asList(answering, next)) {
      if (each != null) {
        each.index().close();
      }
    }
    analysis.close();
  }
}
