package io.lotse.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedFilesTest {
  @Test
  void a_pdf_is_not_put_into_a_sandbox_where_viewers_do_not_start() {
    assertThat(SignedFiles.policy("application/pdf")).contains("default-src 'none'").doesNotContain("sandbox");
  }

  @Test
  void all_else_is_put_into_a_sandbox() {
    assertThat(SignedFiles.policy("image/png")).endsWith("; sandbox");
    assertThat(SignedFiles.policy(null)).endsWith("; sandbox");
  }
}
