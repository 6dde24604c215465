package io.lotse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  private static final String UP = entry("INFO", "PayaraMicro",
      "Payara Micro 6.2025.10 (build 42) ready in 12,203 (ms)");
  private static final String DEPLOYED = entry("INFO", "javax.enterprise.system.core",
      "lotse was successfully deployed in 7,049 milliseconds.");

  @TempDir
  Path folder;
  private ServerLog log;

  @BeforeEach
  void a_server_that_has_not_written_yet() {
    log = new ServerLog(folder.resolve("server.log"));
  }

  @Test
  void a_server_is_up_when_it_says_so_after_the_deployment() throws IOException {
    written(DEPLOYED);
    assertThat(log.serverIsUp()).isFalse();
    written(UP);
    assertThat(log.serverIsUp()).isTrue();
    assertThat(log.failure()).isEmpty();
  }

  @Test
  void a_refused_setting_is_told_at_once_and_in_its_own_words() throws IOException {
    written(entry("SEVERE", "io.lotse.start", "LOTSE START FAILED: RATE_LIMIT_CHAT=bogus is not usable."));
    assertThat(log.failure()).contains("RATE_LIMIT_CHAT=bogus is not usable.");
  }

  @Test
  void a_refused_setting_is_found_in_json_logs_too() throws IOException {
    written("{\"Level\":\"SEVERE\",\"LoggerName\":\"io.lotse.start\","
        + "\"LogMessage\":\"LOTSE START FAILED: PORT=x is not usable.\"}");
    assertThat(log.failure()).contains("PORT=x is not usable.");
  }

  @Test
  void a_server_without_the_application_has_failed_by_the_innermost_cause() throws IOException {
    written("java.lang.RuntimeException: outer", "\tat x.Y.z(Y.java:1)", "Caused by: java.lang.Exception: middle",
        "Caused by: org.example.DeepException: the reason", "java.lang.RuntimeException: outer");
    assertThat(log.failure()).isEmpty();
    written(UP);
    assertThat(log.failure()).contains("org.example.DeepException: the reason");
  }

  @Test
  void an_exception_in_the_log_of_a_deployed_application_is_no_failure() throws IOException {
    written("java.lang.RuntimeException: a service is missing", DEPLOYED, UP);
    assertThat(log.failure()).isEmpty();
  }

  @Test
  void an_application_that_was_deployed_but_not_loaded_has_failed() throws IOException {
    written(DEPLOYED, "Caused by: org.example.DeepException: the reason", entry("SEVERE",
        "javax.enterprise.system.core", "Exception while loading the app"));
    assertThat(log.failure()).isEmpty();
    written(UP);
    assertThat(log.failure()).contains("org.example.DeepException: the reason");
  }

  @Test
  void lines_of_the_start_are_told_without_brackets() throws IOException {
    written(entry("INFO", "io.lotse.start", "Vector index: Lucene"), entry("WARNING", "io.lotse.start", "not this"));
    assertThat(log.startLines()).containsExactly("Vector index: Lucene");
  }

  private void written(String... lines) throws IOException {
    Files.write(log.file(), List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    log.follow();
  }

  private static String entry(String level, String logger, String message) {
    return "[2026-01-01T12:00:00.000+0000] [] [" + level + "] [] [" + logger + "] [tid: _ThreadID=3 _ThreadName=main]"
        + " [timeMillis: 1767268800000] [levelValue: 800] " + message;
  }
}
