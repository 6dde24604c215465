package io.lotse.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.lotse.evaluation.QuestionSet.Passage;
import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.search.Candidate;
import io.lotse.knowledge.search.Ranking;
import io.lotse.knowledge.search.SearchMode;
import io.lotse.knowledge.search.SearchQuery;
import io.lotse.model.EmbeddingModel;
import io.lotse.model.LocalEmbeddingModel;

/**
 * Measures retrieval on a question set with what works when nothing is configured: the embedded index and the local
 * embedding model. Arguments: the file, the language of its passages.
 */
public final class RetrievalEvaluation {
  private static final int FIRST = 10;

  private final Ranking ranking;

  RetrievalEvaluation(Ranking ranking) {
    this.ranking = ranking;
  }

  public static void main(String[] arguments) throws IOException {
    QuestionSet set = QuestionSet.read(Path.of(arguments[0]));
    Path directory = Files.createTempDirectory("evaluation");
    Optional<EmbeddingModel> model = LocalEmbeddingModel.ifPresent(() -> directory.resolve("model"));
    String identity = model.map(EmbeddingModel::identity).orElse("none");
    try (TextAnalysis analysis = new TextAnalysis();
        LuceneIndex index = new LuceneIndex(directory.resolve("index"), identity, analysis)) {
      index.upsert(chunks(set, arguments[1], model));
      index.refresh();
      RetrievalEvaluation evaluation = new RetrievalEvaluation(new Ranking(index, analysis, model));
      System.out.println(set.passages().size() + " passages, " + set.questions().size() + " questions, " + identity);
      for (SearchMode mode : model.isPresent() ? SearchMode.values() : new SearchMode[]{SearchMode.KEYWORD})
        System.out.println(evaluation.measure(set, mode).line(mode.name().toLowerCase()));
    }
  }

  Figures measure(QuestionSet set, SearchMode mode) {
    List<Integer> places = new ArrayList<>();
    for (Question question : set.questions())
      places.add(place(question, mode));
    return new Figures(places);
  }

  private int place(Question question, SearchMode mode) {
    SearchQuery query = SearchQuery.of(question.text(), FIRST, 50).in(mode);
    List<UUID> found = ranking.search(query).candidates().stream().map(Candidate::chunkId).toList();
    return found.indexOf(question.answeredBy()) + 1;
  }

  static List<IndexedChunk> chunks(QuestionSet set, String language, Optional<EmbeddingModel> model) {
    List<String> texts = set.passages().stream().map(Passage::text).toList();
    List<float[]> vectors = model.map(live -> live.embedDocuments(texts)).orElse(null);
    List<IndexedChunk> chunks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++)
      chunks.add(new IndexedChunk(set.passages().get(i).id(), set.passages().get(i).id(), 0, "", "", texts.get(i), "",
          language, null, Set.of(), vectors == null ? null : vectors.get(i)));
    return chunks;
  }
}
