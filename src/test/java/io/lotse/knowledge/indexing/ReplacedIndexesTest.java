package io.lotse.knowledge.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.platform.Problem;

class ReplacedIndexesTest {
  private static final Instant REPLACED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATER = REPLACED.plus(ReplacedIndexes.LONGEST_SEARCH).plusMillis(1);
  @TempDir
  private Path folder;
  private final TextAnalysis analysis = new TextAnalysis();
  private final Place place = new Place();
  private final ReplacedIndexes replaced = new ReplacedIndexes(place);

  @AfterEach
  void close() {
    replaced.close();
    analysis.close();
  }

  @Test
  void a_replaced_index_goes_once_no_search_can_read_it() {
    replaced.add(generation(1), REPLACED);

    replaced.remove(REPLACED.plusSeconds(1));
    assertThat(place.removed).isEmpty();

    replaced.remove(LATER);
    replaced.remove(LATER.plusSeconds(100));
    assertThat(place.removed).containsExactly(1);
  }

  @Test
  void a_place_that_is_away_is_asked_again_later() {
    replaced.add(generation(1), REPLACED);
    replaced.add(generation(2), REPLACED);
    place.away = true;

    replaced.remove(LATER);
    assertThat(place.removed).isEmpty();

    place.away = false;
    replaced.remove(LATER.plus(ReplacedIndexes.LONGEST_SEARCH).plusMillis(1));
    assertThat(place.removed).containsExactly(1, 2);
  }

  private OpenGeneration generation(int number) {
    VectorIndex index = new LuceneIndex(folder.resolve("g" + number), LiveEmbedding.NONE, analysis);
    Generation generation = new Generation(number, LiveEmbedding.NONE, false);
    return new OpenGeneration(generation, new FollowedIndex(index, LiveEmbedding.NONE, null, null), null, Optional
        .empty());
  }

  private static final class Place extends IndexPlace {
    private final List<Integer> removed = new ArrayList<>();
    private boolean away;

    @Override
    void remove(Generation generation) {
      if (away) {
        throw new Problem(503, "index_unavailable", "The search index cannot be used at the moment.");
      }
      removed.add(generation.number());
    }
  }
}
