package io.lotse.account.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private final List<SigningKey> keys = SigningKey.read(pem(2048) + "\n" + pem(2048));
  private final String newer = keys.getFirst().id();
  private final String older = keys.getLast().id();

  @Test
  void a_new_key_signs_when_it_has_been_published_for_ten_minutes() {
    Instant longAgo = NOW.minusSeconds(86_400);

    assertThat(signer(Map.of(newer, NOW, older, longAgo))).isEqualTo(older);
    assertThat(signer(Map.of(newer, NOW.minusSeconds(599), older, longAgo))).isEqualTo(older);
    assertThat(signer(Map.of(newer, NOW.minusSeconds(600), older, longAgo))).isEqualTo(newer);
  }

  @Test
  void a_first_key_signs_at_once() {
    assertThat(signer(Map.of(newer, NOW, older, NOW))).isEqualTo(older);
  }

  @Test
  void what_is_no_key_or_a_short_one_is_refused() {
    assertThatThrownBy(() -> SigningKey.read("hello")).hasMessageContaining("JWT_PRIVATE_KEY");
    assertThatThrownBy(() -> SigningKey.read(pem(1024))).hasMessageContaining("JWT_PRIVATE_KEY");
    assertThatThrownBy(() -> SigningKey.read(pem(2048).replaceAll("(?m)^MI.*$", "AAAA"))).hasMessageContaining(
        "JWT_PRIVATE_KEY");
  }

  @Test
  void line_ends_of_an_environment_file_may_be_escaped() {
    assertThat(SigningKey.read(pem(2048).replace("\n", "\\n"))).hasSize(1);
  }

  private String signer(Map<String, Instant> since) {
    return SigningKeys.signer(keys, since, NOW).id();
  }

  private static String pem(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(generator
          .generateKeyPair().getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
