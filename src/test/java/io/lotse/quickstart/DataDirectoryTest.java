package io.lotse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir
  Path folder;

  @Test
  void a_second_launcher_is_refused_with_a_sentence_that_names_the_folder() {
    DataDirectory first = DataDirectory.take(folder);
    assertThat(first.held()).isTrue();
    assertThatThrownBy(() -> DataDirectory.take(folder)).isInstanceOf(QuickstartFailed.class)
        .hasMessageContaining(folder.toString()).hasMessageContaining("DATA_DIRECTORY");
  }
}
