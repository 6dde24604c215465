package io.lotse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir
  Path folder;
  private Process process;

  @BeforeEach
  void a_process_that_lives_on() throws IOException {
    process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jshell").toString()).start();
  }

  @AfterEach
  void nothing_is_left() {
    process.destroyForcibly();
  }

  @Test
  void a_remembered_process_is_ended_by_the_next_start() {
    new Leftovers(notes()).remember("server", process.toHandle());
    assertThat(new Leftovers(notes()).end("server")).isTrue();
    assertThat(process.isAlive()).isFalse();
    assertThat(new Leftovers(notes()).end("server")).isFalse();
  }

  @Test
  void another_process_that_got_the_same_id_is_left_alone() {
    long otherStart = process.info().startInstant().orElseThrow().minus(Duration.ofMinutes(1)).toEpochMilli();
    notes().put("process.server", process.pid() + "@" + otherStart);
    assertThat(new Leftovers(notes()).end("server")).isFalse();
    assertThat(process.isAlive()).isTrue();
  }

  private Notes notes() {
    return new Notes(folder.resolve("launcher.properties"));
  }
}
