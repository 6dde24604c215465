package io.lotse.knowledge.index;

import static io.lotse.knowledge.index.Chunks.chunk;
import static io.lotse.knowledge.index.Chunks.direction;
import static io.lotse.knowledge.index.Chunks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every index must do. */
abstract class VectorIndexContract {
  protected final TextAnalysis analysis = new TextAnalysis();
  protected VectorIndex index;

  /** An empty index on first call; the same one, newly opened, on later calls. */
  abstract VectorIndex open();

  @BeforeEach
  void start() {
    index = open();
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void an_empty_index_finds_nothing_and_has_no_position() {
    assertThat(words("sicherung")).isEmpty();
    assertThat(index.nearest(direction(0), Filter.NONE, 5)).isEmpty();
    assertThat(index.frequencies(TextField.BODY, Set.of("sicherung"))).isEmpty();
    assertThat(index.occurrences(TextField.BODY, Set.of("sicherung"), Set.of(id("a")))).isEmpty();
    assertThat(index.languages()).isEmpty();
    assertThat(index.ids(null, 10)).isEmpty();
    assertThat(index.count()).isZero();
    assertThat(index.position()).isEmpty();
  }

  @Test
  void writes_become_visible_by_a_refresh() {
    index.upsert(List.of(chunk("a", "Die Sicherung prüfen").build()));
    index.refresh();
    assertThat(words("sicherung")).extracting(Hit::chunkId).containsExactly(id("a"));
    assertThat(words("sicherung")).extracting(Hit::documentId).containsExactly(id("manual"));
    assertThat(words("sicherung")).extracting(Hit::language).containsExactly("de");
  }

  @Test
  void a_chunk_with_a_known_id_replaces_the_old_one() {
    fill(chunk("a", "Sicherung"));
    fill(chunk("a", "Pumpe"));
    assertThat(words("sicherung")).isEmpty();
    assertThat(words("pump")).hasSize(1);
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void deleted_documents_and_chunks_are_gone_from_words_neighbours_ids_and_occurrences() {
    fill(chunk("a", "Sicherung").of("one").atDegrees(0), chunk("b", "Sicherung").of("two").atDegrees(10),
        chunk("c", "Sicherung").of("two").atDegrees(20), chunk("d", "Sicherung").of("three").atDegrees(30));
    index.deleteDocuments(Set.of(id("two")));
    index.deleteChunks(Set.of(id("a")));
    index.refresh();
    assertThat(words("sicherung")).extracting(Hit::chunkId).containsExactly(id("d"));
    assertThat(index.nearest(direction(0), Filter.NONE, 5)).extracting(Hit::chunkId).containsExactly(id("d"));
    assertThat(index.ids(null, 10)).containsExactly(id("d"));
    assertThat(index.occurrences(TextField.BODY, Set.of("sicherung"), Set.of(id("a"), id("d")))).containsOnlyKeys(id(
        "d"));
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void nearest_neighbours_come_in_order_with_their_cosine() {
    fill(chunk("far", "").atDegrees(90), chunk("near", "").atDegrees(10), chunk("middle", "").atDegrees(60),
        chunk("none", "ohne Vektor"));
    List<Hit> hits = index.nearest(direction(0), Filter.NONE, 2);
    assertThat(hits).extracting(Hit::chunkId).containsExactly(id("near"), id("middle"));
    assertThat(hits.get(1).score()).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void filters_work_inside_so_that_a_narrow_one_still_fills_the_list() {
    List<Chunks> chunks = new ArrayList<>();
    for (int i = 0; i < 300; i++)
      chunks.add(chunk("x" + i, "Pumpe Pumpe").about("big", "public").atDegrees(i / 300.0));
    chunks.add(chunk("wanted", "Eine Pumpe und viele andere Worte im selben Satz").of("other").in("en")
        .about("small", "secret", "public").atDegrees(80));
    fill(chunks.toArray(Chunks[]::new));
    for (Filter filter : List.of(Filter.documents(Set.of(id("other"))), Filter.product("small"), Filter.language("en"),
        Filter.tag("secret"),
        new Filter(Set.of(id("other"), id("manual")), Set.of("small"), Set.of("en", "de"), Set.of("secret",
            "public")))) {
      assertThat(index.nearest(direction(0), filter, 3)).extracting(Hit::chunkId).containsExactly(id("wanted"));
      assertThat(index.keyword(List.of(new WeightedTerms(TextField.BODY, Set.of("pump"), 1)), filter, 3))
          .extracting(Hit::chunkId).containsExactly(id("wanted"));
    }
  }

  @Test
  void a_filter_that_allows_no_document_lets_none_through() {
    fill(chunk("a", "Pumpe").atDegrees(0));
    Filter nothing = Filter.documents(Set.of());
    assertThat(index.nearest(direction(0), nothing, 3)).isEmpty();
    assertThat(index.keyword(List.of(new WeightedTerms(TextField.BODY, Set.of("pump"), 1)), nothing, 3)).isEmpty();
  }

  @Test
  void weights_decide_between_fields() {
    fill(chunk("body", "Entlüften").titled("Anhang", ""), chunk("title", "Anhang").titled("Entlüften", ""));
    assertThat(first(1, 5)).isEqualTo(id("title"));
    assertThat(first(5, 1)).isEqualTo(id("body"));
  }

  @Test
  void it_tells_how_often_terms_stand_and_where() {
    fill(chunk("a", "Pumpe und Ventil"), chunk("b", "Pumpe"));
    assertThat(index.frequencies(TextField.BODY, Set.of("pump", "ventil", "zahnrad"))).containsEntry("pump", 2)
        .containsEntry("ventil", 1).doesNotContainKey("zahnrad");
    assertThat(index.occurrences(TextField.BODY, Set.of("pump", "ventil"), Set.of(id("a"), id("b"), id("c"))))
        .containsEntry(id("a"), Set.of("pump", "ventil")).containsEntry(id("b"), Set.of("pump")).hasSize(2);
    assertThat(index.languages()).containsEntry("de", 2);
  }

  @Test
  void all_ids_can_be_walked_in_pages() {
    List<UUID> expected = Stream.iterate(0, i -> i + 1).limit(25).map(i -> id("c" + i)).toList();
    for (int i = 0; i < 25; i++)
      fill(chunk("c" + i, "Text"));
    List<UUID> walked = new ArrayList<>();
    List<UUID> page = index.ids(null, 10);
    while (!page.isEmpty()) {
      walked.addAll(page);
      page = index.ids(page.get(page.size() - 1), 10);
    }
    assertThat(walked).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(walked.stream().map(UUID::toString)).isSorted();
  }

  @Test
  void position_and_chunks_last_beyond_a_restart() {
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("42");
    index.close();
    index = open();
    assertThat(index.position()).contains("42");
    assertThat(words("sicherung")).hasSize(1);
    assertThat(index.nearest(direction(0), Filter.NONE, 1)).hasSize(1);
  }

  @Test
  void a_vector_that_is_not_of_unit_length_is_refused() {
    for (float[] wild : List.of(new float[]{0, 0}, new float[]{Float.NaN, 0}, new float[]{3, 4}))
      assertThatThrownBy(() -> fill(chunk("a", "Text").at(wild))).isInstanceOf(IllegalArgumentException.class);
  }

  protected void fill(Chunks... chunks) {
    index.upsert(Stream.of(chunks).map(Chunks::build).toList());
    index.refresh();
  }

  protected List<Hit> words(String... terms) {
    return index.keyword(List.of(new WeightedTerms(TextField.BODY, Set.of(terms), 1)), Filter.NONE, 10);
  }

  private UUID first(double body, double title) {
    return index.keyword(List.of(new WeightedTerms(TextField.BODY, Set.of("entluft"), body),
        new WeightedTerms(TextField.TITLE, Set.of("entluft"), title)), Filter.NONE, 10).get(0).chunkId();
  }
}
