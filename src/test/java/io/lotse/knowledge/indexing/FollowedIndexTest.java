package io.lotse.knowledge.indexing;

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

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;

class FollowedIndexTest {
  private static final UUID DOCUMENT = UUID.randomUUID();
  private static final UUID CHUNK = UUID.nameUUIDFromBytes(new byte[]{1});
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
  void an_index_that_was_read_from_another_cluster_is_filled_anew() {
    index.commit("900000:12");

    assertThat(followed().follow()).isTrue();

    assertThat(changes.adopted).isEqualTo(1);
    assertThat(changes.readAfter).containsExactly(IndexChanges.FIRST);
    assertThat(index.count()).isEqualTo(1);
    assertThat(index.position()).contains("700:1");
  }

  @Test
  void an_index_of_this_cluster_reads_on_where_it_was() {
    index.commit("600:3");
    FollowedIndex followed = followed();

    assertThat(followed.follow()).isTrue();
    assertThat(followed.follow()).isFalse();

    assertThat(changes.adopted).isEqualTo(1);
    assertThat(changes.readAfter).containsExactly("600:3", "700:1");
  }

  @Test
  void an_index_has_caught_up_when_there_is_nothing_after_its_position() {
    index.commit("600:3");
    assertThat(followed().isCaughtUp()).isFalse();

    index.commit("700:1");
    assertThat(followed().isCaughtUp()).isTrue();
  }

  @Test
  void an_index_that_had_caught_up_lags_once_something_has_changed() {
    index.commit("700:1");
    FollowedIndex followed = followed();
    followed.follow();
    assertThat(followed.isCaughtUp()).isTrue();

    changes.last = "800:1";

    assertThat(followed.isCaughtUp()).isFalse();
  }

  @Test
  void a_difference_that_is_left_to_another_node_is_not_told_as_put_right() {
    index.commit("700:1");

    assertThat(followed().compare()).isEqualTo(new IndexDifferences(0, 1, false));
    assertThat(index.count()).isZero();
  }

  @Test
  void what_the_tables_do_not_know_goes_and_what_is_missing_comes() {
    UUID unknown = UUID.randomUUID();
    index.upsert(List.of(chunk(unknown)));
    index.refresh();
    index.commit("700:1");

    assertThat(followed().reconcile()).isEqualTo(new IndexDifferences(1, 1, true));
    assertThat(index.ids(null, 10)).containsExactly(CHUNK);
    assertThat(followed().reconcile().total()).isZero();
  }

  @Test
  void what_is_only_not_read_yet_is_no_difference() {
    index.commit("600:3");

    assertThat(followed().reconcile().total()).isZero();
    assertThat(index.ids(null, 10)).containsExactly(CHUNK);
  }

  private FollowedIndex followed() {
    return new FollowedIndex(index, LiveEmbedding.NONE, changes, new OneChunk());
  }

  private static IndexedChunk chunk(UUID id) {
    return new IndexedChunk(id, DOCUMENT, 0, "Pumpe", "", "Sicherung F1", "", "de", null, Set.of(), null);
  }

  /** A cluster that has counted to 1000. */
  private static final class Changes extends IndexChanges {
    private final List<String> readAfter = new ArrayList<>();
    private int adopted;
    private String last = "700:1";

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
      return position.equals(last) ? List.of() : List.of(new Change(DOCUMENT, last));
    }
  }

  private static final class OneChunk extends IndexedChunks {
    @Override
    List<IndexedChunk> of(UUID documentId, String model) {
      return List.of(chunk(CHUNK));
    }

    @Override
    List<UUID> ids(UUID after, int limit) {
      return after == null ? List.of(CHUNK) : List.of();
    }

    @Override
    Set<UUID> documentsOf(Collection<UUID> ids) {
      return ids.isEmpty() ? Set.of() : Set.of(DOCUMENT);
    }
  }
}
