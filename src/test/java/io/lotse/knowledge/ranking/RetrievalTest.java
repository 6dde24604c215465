package io.lotse.knowledge.ranking;

import static io.lotse.knowledge.index.Chunks.chunk;
import static io.lotse.knowledge.index.Chunks.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.model.Reranker;

class RetrievalTest {
  private static final String QUESTION = "Pumpe entlüften";
  private static final int CHUNKS = 8;
  private final TextAnalysis analysis = new TextAnalysis();
  @TempDir
  private Path directory;
  private LuceneIndex index;

  @BeforeEach
  void fill() {
    index = new LuceneIndex(directory, "fixed/2", analysis);
    index.upsert(IntStream.range(0, CHUNKS).mapToObj(i -> chunk("c" + i, text(i)).of("d" + i).build()).toList());
    index.refresh();
  }

  @AfterEach
  void close() {
    index.close();
    analysis.close();
  }

  @Test
  void what_the_reranker_does_not_read_follows_what_it_has_read() {
    List<Choice> passages = new Retrieval(new Ranking(index, analysis, Optional.empty()), Optional.of(new Reversing()),
        3, RetrievalTest::texts).search(SearchQuery.of(QUESTION, CHUNKS, 50).in(SearchMode.KEYWORD), true).choices();

    List<Candidate> best = passages.stream().map(Choice::best).toList();
    assertThat(best).hasSize(CHUNKS);
    assertThat(best.subList(0, 3)).allMatch(each -> each.scores().rerank() != null);
    assertThat(best.subList(3, CHUNKS)).allMatch(each -> each.scores().rerank() == null)
        .allMatch(each -> each.normalizedScore() < best.get(2).normalizedScore());
  }

  @Test
  void what_a_search_does_not_look_at_is_told_too_and_nothing_changes_by_being_told() {
    List<Decision> decisions = new java.util.ArrayList<>();
    Retrieval retrieval = new Retrieval(new Ranking(index, analysis, Optional.empty()), Optional.empty(), 3,
        RetrievalTest::texts);
    SearchQuery query = SearchQuery.of(QUESTION, 2, 50).in(SearchMode.KEYWORD);

    List<Choice> told = retrieval.search(query, true, decisions::add).choices();

    assertThat(told).isEqualTo(retrieval.search(query, true).choices());
    assertThat(decisions).extracting(each -> each.candidate().chunkId()).doesNotHaveDuplicates().hasSize(CHUNKS);
    assertThat(decisions).filteredOn(each -> each.outcome() == Decision.Outcome.BEYOND_CANDIDATES).hasSize(CHUNKS - 4);
  }

  private static String text(int number) {
    return "Die Pumpe entlüften" + " und warten, bis Anzeige W%d leuchtet".formatted(number).repeat(number + 1);
  }

  private static List<ChunkText> texts(Collection<UUID> ids) {
    return IntStream.range(0, CHUNKS).filter(i -> ids.contains(id("c" + i)))
        .mapToObj(i -> new ChunkText(id("c" + i), id("d" + i), 0, "", text(i), "")).toList();
  }

  /** Finds the last passage the most relevant. */
  private static final class Reversing implements Reranker {
    @Override
    public String name() {
      return "reversing";
    }

    @Override
    public List<Double> relevance(String question, List<String> passages) {
      return IntStream.rangeClosed(1, passages.size()).mapToObj(i -> i / 10.0).toList();
    }

    @Override
    public boolean isWell() { return true; }
  }
}
