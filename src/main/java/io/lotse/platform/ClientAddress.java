package io.lotse.platform;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * From where a request comes. {@code X-Forwarded-For} counts only as far as {@code TRUSTED_PROXIES} have written it: it is
 * read from its end, and the first address that is no such proxy is the client's, whatever stands before it.
 */
@Offered("every room: for limits and the audit log")
public final class ClientAddress {
  private static final int LONGEST = 45;

  private ClientAddress() {}

  /** The literal address, IPv4 or IPv6. */
  public static String of(HttpServletRequest request) {
    return of(request, Settings.current());
  }

  /** The same by other settings than those of this installation. */
  public static String of(HttpServletRequest request, Settings settings) {
    List<Cidr> trusted = settings.list(Setting.TRUSTED_PROXIES).stream().map(Cidr::parse).toList();
    List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
        .flatMap(line -> Arrays.stream(line.split(","))).map(String::strip).toList();
    return of(request.getRemoteAddr(), forwarded, trusted);
  }

  static String of(String peer, List<String> forwarded, List<Cidr> trusted) {
    String address = peer;
    for (int i = forwarded.size() - 1; i >= 0 && isTrusted(address, trusted); i--) {
      String next = forwarded.get(i);
      if (!isAddress(next)) {
        break;
      }
      address = next;
    }
    return address;
  }

  private static boolean isTrusted(String address, List<Cidr> trusted) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isAddress(String text) {
    try {
      return text.length() <= LONGEST && !text.contains("/") && Cidr.parse(text) != null;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
