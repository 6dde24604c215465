package io.lotse.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A network such as {@code 10.0.0.0/8}, or one address (RFC 4632). */
record Cidr(byte[] network, int prefix) {
  /** IllegalArgumentException for anything but a literal address or network; never looks up a name. */
  static Cidr parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      byte[] address = bytes(parts[0]);
      int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > address.length * 8) {
        throw new IllegalArgumentException("not a prefix length: " + text);
      }
      return new Cidr(address, prefix);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("not an address: " + text, unknown);
    }
  }

  private static byte[] bytes(String literal) throws UnknownHostException {
    if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not an address: " + literal);
    }
    return InetAddress.getByName(literal).getAddress();
  }

  /** Whether the literal address is in it; what is none, or of another family, is not. */
  boolean contains(String literal) {
    try {
      return contains(InetAddress.getByAddress(bytes(literal.replaceFirst("%.*$", ""))));
    } catch (UnknownHostException | IllegalArgumentException notOne) {
      return false;
    }
  }

  boolean contains(InetAddress candidate) {
    byte[] address = candidate.getAddress();
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
