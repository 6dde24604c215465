package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.account.token.AccessTokens;

class SignedLinksTest {
  private final Admittance.Stay stay = new Admittance.Stay(UUID.randomUUID(), UUID.randomUUID());
  private final SignedLinks links = new SignedLinks(() -> "a secret".getBytes(StandardCharsets.UTF_8));

  @Test
  void a_link_counts_for_its_address_and_a_moment() {
    for (String address : new String[]{"/api/files/1", "/api/files/1?a=1"}) {
      String link = links.sign(stay, address);
      assertThat(links.subject("GET", link, Instant.now())).contains(new AccessTokens.Subject(stay.person(), stay
          .signIn()));
      assertThat(links.subject("POST", link, Instant.now())).isEmpty();
      assertThat(links.subject("GET", link, Instant.now().plus(SignedLinks.LIFETIME).plusSeconds(1))).isEmpty();
      assertThat(links.subject("GET", link.replace("/1", "/2"), Instant.now())).isEmpty();
    }
  }

  @Test
  void the_last_parameter_of_a_link_cannot_be_lengthened() {
    String link = links.sign(stay, "/api/files/1?a=1");

    assertThat(links.subject("GET", link.replace("&link=", "Zlink="), Instant.now())).isEmpty();
    assertThat(links.subject("GET", links.sign(stay, "/api/files/1").replace("?link=", "/link="), Instant.now()))
        .isEmpty();
  }
}
