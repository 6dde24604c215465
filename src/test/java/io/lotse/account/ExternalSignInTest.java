package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.lotse.account.oidc.Identity;

class ExternalSignInTest {
  private static final String EMAIL = "nora@works.example";

  @Test
  void somebody_is_called_as_the_issuer_calls_them() {
    assertThat(called(" Nora Brandt ")).isEqualTo("Nora Brandt");
  }

  @Test
  void who_has_no_name_that_can_be_kept_is_called_by_their_address() {
    assertThat(called(null)).isEqualTo(EMAIL);
    assertThat(called("  ")).isEqualTo(EMAIL);
    assertThat(called("Nora\0Brandt")).isEqualTo(EMAIL);
    assertThat(called("\uD83D Nora")).isEqualTo(EMAIL);
  }

  @Test
  void a_long_name_is_cut_between_two_characters() {
    assertThat(called("N" + "🐉".repeat(150))).isEqualTo("N" + "🐉".repeat(99));
  }

  private static String called(String name) {
    return ExternalSignIn.name(new Identity("https://issuer.example", "7", EMAIL, true, name, Set.of()), EMAIL);
  }
}
