package io.lotse.knowledge.index;

import static io.lotse.knowledge.index.Chunks.chunk;
import static io.lotse.knowledge.index.Chunks.direction;
import static io.lotse.knowledge.index.Chunks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import io.lotse.knowledge.index.weaviate.WeaviateIndexes;
import io.lotse.platform.Problem;

/** Against a real server, where there is one. */
@EnabledIfEnvironmentVariable(named = "WEAVIATE_URL", matches = "http.+")
class WeaviateIndexTest extends VectorIndexContract {
  private final WeaviateServer server = WeaviateServer.ofEnvironment();
  private final String prefix = "Contract" + UUID.randomUUID().toString().substring(0, 8);
  private final WeaviateIndexes indexes = new WeaviateIndexes(server.address(), prefix, analysis);

  @Override
  VectorIndex open() {
    return indexes.open("model/2");
  }

  @AfterEach
  void drop() {
    server.drop(prefix);
    indexes.close();
  }

  @Test
  void a_deleted_collection_is_made_anew_empty_and_without_a_position() {
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("1");
    server.drop(prefix);
    assertThatThrownBy(() -> words("sicherung")).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo("index_unavailable"));
    assertThat(index.position()).isEmpty();
    assertThat(words("sicherung")).isEmpty();
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("2");
    assertThat(index.position()).contains("2");
    assertThat(index.nearest(direction(0), Filter.NONE, 1)).hasSize(1);
  }

  @Test
  void a_collection_that_looks_otherwise_is_replaced() {
    index.count();
    String name = server.collections(prefix + "_model").stream().filter(each -> !each.endsWith("_words")).findFirst()
        .orElseThrow();
    server.drop(prefix);
    server.create("{\"class\": \"" + name + "\", \"properties\": [{\"name\": \"terms\", \"dataType\": [\"text\"]}]}");
    index = open();
    assertThat(index.position()).isEmpty();
    fill(chunk("a", "Außentemperaturfühler E-031"));
    assertThat(index.keyword(List.of(new WeightedTerms(TextField.CODES, Set.of("e031"), 1)), Filter.NONE, 5)).hasSize(
        1);
  }

  @Test
  void indexes_of_two_embedding_models_stand_side_by_side() {
    VectorIndex other = indexes.open("another/3");
    fill(chunk("a", "Sicherung").atDegrees(0));
    other.upsert(List.of(chunk("b", "Sicherung").at(1, 0, 0).build()));
    other.refresh();
    assertThat(index.ids(null, 10)).containsExactly(id("a"));
    assertThat(other.nearest(new float[]{1, 0, 0}, Filter.NONE, 5)).extracting(Hit::chunkId).containsExactly(id("b"));
  }

  @Test
  void indexes_that_are_no_longer_wanted_are_removed_and_those_of_other_installations_stay() {
    WeaviateIndexes elsewhere = new WeaviateIndexes(server.address(), prefix + "x", analysis);
    index.count();
    elsewhere.open("model/2").count();
    VectorIndex other = indexes.open("another/3");
    other.commit("7");
    indexes.removeAllBut(Set.of("another/3"));
    assertThat(server.collections(prefix + "_model")).isEmpty();
    assertThat(server.collections(prefix + "x_model")).hasSize(2);
    assertThat(other.position()).contains("7");
    elsewhere.close();
  }

  @Test
  void a_new_version_is_seen_only_when_it_is_all_there_and_the_old_one_until_then() {
    fill(chunk("old", "Sicherung alt").atDegrees(0));
    index.deleteDocuments(Set.of(id("manual")));
    index.upsert(List.of(chunk("new", "Sicherung neu").atDegrees(0).build()));
    assertThat(words("sicherung")).extracting(Hit::chunkId).containsExactly(id("old"));
    assertThat(index.nearest(direction(0), Filter.NONE, 5)).extracting(Hit::chunkId).containsExactly(id("old"));
    index.refresh();
    assertThat(words("sicherung")).extracting(Hit::chunkId).containsExactly(id("new"));
    assertThat(index.ids(null, 5)).containsExactly(id("new"));
  }

  @Test
  void a_chunk_that_is_written_again_is_never_missing_afterwards_nor_doubled() {
    fill(chunk("a", "Sicherung").atDegrees(0), chunk("b", "Pumpe").atDegrees(50));
    for (int round = 0; round < 3; round++) {
      index.deleteDocuments(Set.of(id("manual")));
      fill(chunk("a", "Sicherung").atDegrees(0), chunk("b", "Pumpe").atDegrees(50));
    }
    assertThat(index.count()).isEqualTo(2);
    assertThat(index.nearest(direction(0), Filter.NONE, 5)).extracting(Hit::chunkId).containsExactly(id("a"), id("b"));
  }

  @Test
  void a_document_deleted_after_it_was_written_is_gone() {
    index.upsert(List.of(chunk("a", "Sicherung").of("one").build(), chunk("b", "Sicherung").of("two").build()));
    index.deleteDocuments(Set.of(id("one")));
    index.refresh();
    assertThat(words("sicherung")).extracting(Hit::chunkId).containsExactly(id("b"));
  }

  @Test
  void mistyped_terms_lead_to_the_nearest_ones_that_exist() {
    fill(chunk("a", "Wechselrichter"), chunk("b", "Pumpe"), chunk("c", "Lampe"));
    assertThat(index.similarTerms("weckselricht", 3)).containsExactly("wechselricht");
    assertThat(index.similarTerms("pimp", 3)).containsExactly("pump");
    assertThat(index.similarTerms("xyz", 3)).isEmpty();
    index.deleteChunks(Set.of(id("b")));
    index.refresh();
    assertThat(index.similarTerms("pimp", 3)).isEmpty();
  }

  @Test
  void more_chunks_than_the_server_deletes_at_once_are_deleted() {
    for (int from = 0; from < 12_000; from += 1000)
      index.upsert(IntStream.range(from, from + 1000).mapToObj(i -> chunk("c" + i, "x").build())
          .toList());
    index.refresh();
    assertThat(index.count()).isEqualTo(12_000);
    index.deleteDocuments(Set.of(id("manual")));
    index.refresh();
    assertThat(index.count()).isZero();
  }

  @Test
  void vectors_of_large_models_fit_in() {
    float[] vector = new float[3072];
    vector[7] = 1;
    fill(chunk("a", "").at(vector));
    assertThat(index.nearest(vector, Filter.NONE, 1)).hasSize(1);
  }
}
