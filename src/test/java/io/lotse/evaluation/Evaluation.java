package io.lotse.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.ranking.ChunkText;
import io.lotse.knowledge.ranking.Ranking;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.model.ConfiguredModels;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Measures retrieval on a set of questions with the models that the settings name, compares with the run before, and
 * keeps this one. Arguments: file of questions, folder of documents, folder of kept runs, {@code local} or {@code none}.
 */
public final class Evaluation {
  private static final int BATCH = 32;
  private final QuestionSet set;
  private final Optional<EmbeddingModel> model;
  private final Optional<EvaluatedReranker> reranker;

  private Evaluation(QuestionSet set, Optional<EmbeddingModel> model, Optional<EvaluatedReranker> reranker) {
    this.set = set;
    this.model = model;
    this.reranker = reranker;
  }

  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.read(System.getenv()::get);
    boolean nothing = arguments[3].equals("none") && !settings.has(Setting.EMBEDDING_MODEL);
    Path work = Files.createTempDirectory("evaluation");
    Optional<EmbeddingModel> model = nothing ? Optional.empty()
        : ConfiguredModels.embedding(settings, work.resolve("model"));
    QuestionSet set = new QuestionFile(questions(Path.of(arguments[0])), Path.of(arguments[1])).read();
    Run run = new Evaluation(set, model, EvaluatedReranker.of(settings)).run(work.resolve("index"));
    Path kept = Path.of(arguments[2]).resolve(run.name() + ".json");
    new Report(set, run).print();
    if (Files.exists(kept))
      new Comparison(set, Run.read(kept), run).print();
    run.write(kept);
    System.out.println("Kept as " + kept);
  }

  private static Path questions(Path given) throws IOException {
    if (!Files.isDirectory(given))
      return given;
    try (var files = Files.list(given)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no JSON file in " + given));
    }
  }

  private Run run(Path folder) {
    String identity = model.map(EmbeddingModel::identity).orElse("none");
    try (TextAnalysis analysis = new TextAnalysis();
        LuceneIndex index = new LuceneIndex(folder, identity, analysis)) {
      index.upsert(withVectors());
      index.refresh();
      Ranking ranking = new Ranking(index, analysis, model);
      Map<java.util.UUID, IndexedChunk> chunks = set.chunks().stream()
          .collect(Collectors.toMap(IndexedChunk::id, Function.identity()));
      Retrieval retrieval = new Retrieval(ranking, reranker.map(Function.identity()), 50,
          ids -> ids.stream().map(chunks::get).map(Evaluation::text).toList());
      Map<String, Map<String, Integer>> places = new LinkedHashMap<>();
      for (SearchMode mode : model.isPresent() ? SearchMode.values() : new SearchMode[]{SearchMode.KEYWORD})
        places.put(mode.name().toLowerCase(Locale.ROOT), new Places(retrieval).of(set.questions(), mode, false));
      if (reranker.isPresent())
        places.put("reranked", new Places(retrieval).of(set.questions(), SearchMode.HYBRID, true));
      Map<String, Answers.Outcome> answers = set.library() == null ? Map.of()
          : new Answers(set.library(), retrieval).of(set.questions());
      return new Run(set.name(), model.map(EmbeddingModel::name).orElse("none"), places, answers);
    }
  }

  private List<IndexedChunk> withVectors() {
    if (model.isEmpty())
      return set.chunks();
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < set.embedded().size(); from += BATCH)
      vectors.addAll(model.get()
          .embedDocuments(set.embedded().subList(from, Math.min(from + BATCH, set.embedded().size()))));
    List<IndexedChunk> chunks = new ArrayList<>();
    for (IndexedChunk each : set.chunks())
      chunks.add(new IndexedChunk(each.id(), each.documentId(), each.ordinal(), each.title(), each.section(),
          each.text(), each.context(), each.language(), each.product(), each.tags(), vectors.get(chunks.size())));
    return chunks;
  }

  private static ChunkText text(IndexedChunk chunk) {
    return new ChunkText(chunk.id(), chunk.documentId(), chunk.ordinal(), chunk.section(), chunk.text(),
        chunk.context());
  }
}
