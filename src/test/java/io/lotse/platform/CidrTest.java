package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.168.4.0/22, 192.168.7.255, true",
      "192.168.4.0/22, 192.168.8.0, false", "127.0.0.1, 127.0.0.1, true", "127.0.0.1, 127.0.0.2, false",
      "0.0.0.0/0, 203.0.113.7, true", "2001:db8::/32, 2001:db8:1::1, true", "2001:db8::/32, 2001:db9::1, false",
      "::1, ::1, true", "0.0.0.0/0, ::1, false"})
  void a_network_contains_the_addresses_with_its_prefix(String network, String address, boolean contained)
      throws UnknownHostException {
    assertThat(Cidr.parse(network).contains(InetAddress.getByName(address))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129",
      "10.0.0.300", "10.0.0.0/8/8"})
  void anything_else_is_refused_without_asking_for_names(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
  }
}
