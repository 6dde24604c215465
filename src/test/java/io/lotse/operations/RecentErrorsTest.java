package io.lotse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Incident;

/** The last errors are kept, without secrets. */
class RecentErrorsTest {
  private final RecentErrors errors = new RecentErrors(new Secrets(List.of("s3cret-word")), ZoneOffset.UTC);

  @Test
  void the_newest_are_told_oldest_first_and_the_oldest_are_forgotten() {
    for (int i = 0; i < RecentErrors.KEPT + 50; i++) {
      keep("id" + i);
    }
    assertThat(errors.newest(3, null)).extracting(ErrorView::incidentId).containsExactly("id247", "id248", "id249");
    assertThat(errors.newest(1_000, null)).hasSize(RecentErrors.KEPT);
  }

  @Test
  void one_is_found_by_its_incident() {
    keep("a");
    keep("b");

    assertThat(errors.newest(10, "a")).singleElement().satisfies(error -> {
      assertThat(error.errorType()).isEqualTo("java.lang.IllegalStateException");
      assertThat(error.errorMessage()).isEqualTo("a broke ********");
      assertThat(error.traceback()).contains("RecentErrorsTest").doesNotContain("s3cret-word");
      assertThat(error.context()).isEqualTo("GET /search");
    });
  }

  @Test
  void secrets_are_hidden_wherever_they_stand() {
    assertThat(new Secrets(List.of("sk-123456", "p4ssw0rd")).hiddenIn("key sk-123456 of u:p4ssw0rd@host"))
        .isEqualTo("key ******** of u:********@host");
  }

  private void keep(String id) {
    errors.keep(new Incident(id, Instant.now(), new IllegalStateException(id + " broke s3cret-word"), "GET /search"));
  }
}
