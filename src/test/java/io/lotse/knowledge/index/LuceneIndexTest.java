package io.lotse.knowledge.index;

import static io.lotse.knowledge.index.Chunks.chunk;
import static io.lotse.knowledge.index.Chunks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.platform.Problem;

class LuceneIndexTest extends VectorIndexContract {
  @TempDir
  Path directory;

  @Override
  VectorIndex open() {
    return new LuceneIndex(directory.resolve("index"), "model/2", analysis);
  }

  @Test
  void what_was_not_committed_is_gone_after_a_restart_and_the_position_says_so() {
    fill(chunk("a", "Sicherung"));
    index.commit("1");
    fill(chunk("b", "Sicherung"));
    index.close();
    index = open();
    assertThat(index.position()).contains("1");
    assertThat(index.ids(null, 10)).containsExactly(id("a"));
  }

  @Test
  void damaged_files_make_it_start_empty_without_a_position() throws IOException {
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("1");
    index.close();
    for (Path file : files())
      if (!file.endsWith("write.lock"))
        Files.write(file, new byte[]{1, 2, 3});
    index = open();
    assertThat(index.position()).isEmpty();
    assertThat(index.count()).isZero();
    fill(chunk("a", "Sicherung"));
    assertThat(words("sicherung")).hasSize(1);
  }

  @Test
  void a_missing_segment_makes_it_start_empty() throws IOException {
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("1");
    index.close();
    for (Path file : files())
      if (!file.getFileName().toString().startsWith("segments"))
        Files.delete(file);
    index = open();
    assertThat(index.position()).isEmpty();
  }

  @Test
  void data_that_is_lost_makes_it_start_empty_every_time() throws IOException {
    for (int time = 0; time < 2; time++) {
      fill(chunk("a", "Sicherung").atDegrees(0));
      index.commit("1");
      index.close();
      for (Path file : files())
        if (file.toString().endsWith(".cfs") || file.toString().endsWith(".doc"))
          Files.delete(file);
      index = open();
      assertThat(index.position()).isEmpty();
      assertThat(index.count()).isZero();
    }
    fill(chunk("a", "Sicherung"));
    assertThat(words("sicherung")).hasSize(1);
  }

  @Test
  void a_directory_deleted_while_open_leads_to_an_empty_index_that_works() throws IOException {
    fill(chunk("a", "Sicherung"));
    index.commit("1");
    for (Path file : files())
      Files.delete(file);
    Files.delete(directory.resolve("index"));
    assertThatThrownBy(() -> {
      fill(chunk("b", "Sicherung"));
      index.commit("2");
    }).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo("index_unavailable"));
    assertThat(index.position()).isEmpty();
    fill(chunk("c", "Sicherung"));
    index.commit("3");
    assertThat(index.ids(null, 10)).containsExactly(id("c"));
    assertThat(index.position()).contains("3");
  }

  @Test
  void vectors_of_another_embedding_model_are_thrown_away() {
    fill(chunk("a", "Sicherung").atDegrees(0));
    index.commit("1");
    index.close();
    index = new LuceneIndex(directory.resolve("index"), "another/3", analysis);
    assertThat(index.position()).isEmpty();
    fill(chunk("a", "Sicherung").at(1, 0, 0));
    assertThat(index.nearest(new float[]{1, 0, 0}, Filter.NONE, 1)).hasSize(1);
  }

  @Test
  void a_directory_that_is_open_elsewhere_is_left_alone() {
    fill(chunk("a", "Sicherung"));
    index.commit("1");
    assertThatThrownBy(this::open).isInstanceOf(Problem.class);
    assertThat(words("sicherung")).hasSize(1);
  }

  @Test
  void vectors_of_large_models_fit_in_and_last() {
    float[] vector = new float[3072];
    vector[7] = 1;
    fill(chunk("a", "").at(vector));
    index.commit("1");
    index.close();
    index = open();
    assertThat(index.nearest(vector, Filter.NONE, 1)).hasSize(1);
  }

  @Test
  void mistyped_terms_lead_to_the_nearest_ones_that_exist() {
    fill(chunk("a", "Wechselrichter"), chunk("b", "Pumpe"), chunk("c", "Lampe"));
    assertThat(index.similarTerms("weckselricht", 3)).containsExactly("wechselricht");
    assertThat(index.similarTerms("pimp", 3)).containsExactly("pump");
    assertThat(index.similarTerms("xyz", 3)).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory.resolve("index"))) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
