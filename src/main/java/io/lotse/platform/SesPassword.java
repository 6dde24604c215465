package io.lotse.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The SMTP password that belongs to a secret access key of Amazon SES, as "Obtaining Amazon SES SMTP credentials" in AWS's
 * developer guide derives it: a chain of HMAC-SHA256 behind the version byte 4.
 */
final class SesPassword {
  private static final byte VERSION = 0x04;

  private SesPassword() {}

  static String of(String secretKey, String region) {
    byte[] signature = Sha256.signature(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8),
        "11111111");
    for (String part : new String[]{region, "ses", "aws4_request", "SendRawEmail"}) {
      signature = Sha256.signature(signature, part);
    }
    byte[] versioned = new byte[signature.length + 1];
    versioned[0] = VERSION;
    System.arraycopy(signature, 0, versioned, 1, signature.length);
    return Base64.getEncoder().encodeToString(versioned);
  }
}
