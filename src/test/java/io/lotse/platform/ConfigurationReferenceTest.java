package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
  private static final Path REFERENCE = Path.of("docs/operate/configuration.md");

  @Test
  void the_reference_tells_the_settings_of_the_code() throws IOException {
    String written = ConfigurationReference.markdown();
    if (Boolean.getBoolean("update.docs")) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, written);
    }
    assertThat(REFERENCE).as("stale: run this test with -Dupdate.docs=true and commit the result").hasContent(written);
  }
}
