package io.lotse.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTreeTest {
  @TempDir
  private Path folder;

  @Test
  void files_are_found_at_any_depth_in_order() throws IOException {
    put("b/tief/unten/handbuch.PDF");
    put("a.md");
    put("b/README");

    assertThat(ImportTree.of(folder).paths(folder)).containsExactlyInAnyOrder("a.md", "b/README",
        "b/tief/unten/handbuch.PDF");
    assertThat(ImportTree.of(folder).files()).isSorted();
  }

  @Test
  void what_is_hidden_is_passed_over() throws IOException {
    put(".git/HEAD.txt");
    put(".a.md");
    put("b/.cache/c.md");

    assertThat(ImportTree.of(folder).files()).isEmpty();
  }

  @Test
  void other_endings_are_counted_and_left() throws IOException {
    put("style.css");
    put("print.css");
    put("bild.PNG");
    put("v1.2 Anleitung");

    ImportTree tree = ImportTree.of(folder);

    assertThat(tree.passedOver()).containsOnly(Map.entry("css", 2), Map.entry("png", 1));
    assertThat(tree.paths(folder)).containsExactly("v1.2 Anleitung");
  }

  @Test
  void a_linked_file_is_a_file() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve(".versteckt.md"), "x");
    Files.createSymbolicLink(folder.resolve("a.md"), elsewhere);

    assertThat(ImportTree.of(folder).paths(folder)).containsExactly("a.md");
  }

  @Test
  void a_folder_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> ImportTree.of(folder.resolve("fehlt"))).isInstanceOf(NoSuchFileException.class);
  }

  private void put(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }
}
