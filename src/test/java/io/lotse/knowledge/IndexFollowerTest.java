package io.lotse.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;

class IndexFollowerTest {
  private static final UUID DOCUMENT = UUID.randomUUID();
  @TempDir
  private Path folder;
  private final TextAnalysis analysis = new TextAnalysis();
  private final Changes changes = new Changes();
  private VectorIndex index;

  @BeforeEach
  void open() {
    index = new LuceneIndex(folder, LiveEmbedding.NONE, analysis);
  }

  @AfterEach
  void close() {
    index.close();
    analysis.close();
  }

  @Test
  void an_index_that_was_read_from_another_cluster_is_filled_anew() throws Exception {
    index.commit("900000:12");

    follower().follow();

    assertThat(changes.adopted).isEqualTo(1);
    assertThat(changes.readAfter).containsExactly(IndexChanges.FIRST);
    assertThat(index.count()).isEqualTo(1);
    assertThat(index.position()).contains("700:1");
  }

  @Test
  void an_index_of_this_cluster_reads_on_where_it_was() throws Exception {
    index.commit("600:3");
    IndexFollower follower = follower();

    follower.follow();
    follower.follow();

    assertThat(changes.adopted).isEqualTo(1);
    assertThat(changes.readAfter).containsExactly("600:3", "700:1");
  }

  private IndexFollower follower() {
    return new IndexFollower(new SearchIndex() {
      @Override
      VectorIndex index() {
        return index;
      }
    }, changes, new OneChunk(), new LiveEmbedding(), null, new WritingTurn(new IndexPlace() {
      @Override
      boolean isShared() { return false; }
    }));
  }

  /** A cluster that has counted to 1000. */
  private static final class Changes extends IndexChanges {
    private final List<String> readAfter = new ArrayList<>();
    private int adopted;

    @Override
    int adopt() {
      adopted++;
      return 1;
    }

    @Override
    boolean isBeyond(String position) {
      return Long.parseLong(position.split(":")[0]) >= 1000;
    }

    @Override
    List<Change> after(String position, int limit) {
      readAfter.add(position);
      return position.equals("700:1") ? List.of() : List.of(new Change(DOCUMENT, "700:1"));
    }
  }

  private static final class OneChunk extends IndexedChunks {
    @Override
    List<IndexedChunk> of(UUID documentId, String model) {
      return List.of(new IndexedChunk(UUID.nameUUIDFromBytes(new byte[]{1}), documentId, 0, "Pumpe", "", "Sicherung F1",
          "", "de", null, Set.of(), null));
    }

    @Override
    Set<UUID> unknownOf(Collection<UUID> ids) {
      return Set.of();
    }

    @Override
    long count() {
      return 1;
    }
  }
}
