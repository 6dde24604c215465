package io.lotse.handoff.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  private static final Instant AT = Instant.ofEpochSecond(1614265330);

  @Test
  void it_is_the_one_of_the_published_example_of_standard_webhooks() {
    WebhookSignature signature = new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void any_other_text_is_a_secret_too_and_another_one_signs_otherwise() {
    assertThat(new WebhookSignature("eins").of("id", AT, "{}")).startsWith("v1,")
        .isNotEqualTo(new WebhookSignature("zwei").of("id", AT, "{}"));
  }
}
