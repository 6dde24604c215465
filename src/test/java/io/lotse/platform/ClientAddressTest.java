package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final List<Cidr> PROXIES = List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1"));

  @Test
  void without_trusted_proxies_only_the_connection_counts() {
    assertThat(ClientAddress.of("203.0.113.5", List.of("198.51.100.1"), List.of())).isEqualTo("203.0.113.5");
    assertThat(ClientAddress.of("203.0.113.5", List.of("198.51.100.1"), PROXIES)).isEqualTo("203.0.113.5");
  }

  @Test
  void the_last_address_that_no_trusted_proxy_has_is_the_clients() {
    assertThat(ClientAddress.of("10.0.0.1", List.of("198.51.100.1"), PROXIES)).isEqualTo("198.51.100.1");
    assertThat(ClientAddress.of("10.0.0.1", List.of("198.51.100.1", "10.2.3.4"), PROXIES)).isEqualTo("198.51.100.1");
    assertThat(ClientAddress.of("::1", List.of("2001:db8::7"), PROXIES)).isEqualTo("2001:db8::7");
  }

  @Test
  void what_a_client_has_made_up_does_not_count() {
    assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.1", "198.51.100.1"), PROXIES)).isEqualTo("198.51.100.1");
    assertThat(ClientAddress.of("10.0.0.1", List.of("unknown"), PROXIES)).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.of("10.0.0.1", List.of("localhost"), PROXIES)).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.0/24"), PROXIES)).isEqualTo("10.0.0.1");
  }
}
