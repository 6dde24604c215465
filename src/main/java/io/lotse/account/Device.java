package io.lotse.account;

import jakarta.servlet.http.HttpServletRequest;

import io.lotse.platform.ClientAddress;

/**
 * From where and with what somebody signs in, so that they know their sign-ins apart.
 *
 * @param name as the client calls itself ({@code User-Agent}); null where it does not
 */
record Device(String address, String name) {
  private static final int LONGEST = 300;

  static Device of(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    boolean named = agent != null && !agent.isBlank();
    return new Device(ClientAddress.of(request), named ? agent.strip().substring(0, Math.min(LONGEST, agent.strip()
        .length())) : null);
  }
}
