package io.lotse.testing.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks AWS Signature Version 4, in the header or in the query of a presigned URL. */
record SignatureCheck(String accessKey, String secretKey, String sessionToken, String region) {

  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(
      ZoneOffset.UTC);
  private static final Pattern HEADER = Pattern.compile(
      "AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private record Claim(String credential, String signedHeaders, String signature, String stamp, String token) {}

  /** The code of the error that the request is answered with; empty when it may pass. */
  Optional<String> objection(SignedRequest request, byte[] body) {
    if (request.parameter("X-Amz-Signature") != null) {
      return presigned(request);
    }
    Matcher header = HEADER.matcher(request.header("authorization"));
    if (!header.matches()) {
      return Optional.of("AccessDenied");
    }
    String payloadHash = request.header("x-amz-content-sha256");
    boolean unsigned = body.length == 0 && payloadHash.equals(UNSIGNED);
    if (!unsigned && !payloadHash.equals(hex(sha256(body)))) {
      return Optional.of("XAmzContentSHA256Mismatch");
    }
    return objection(request, payloadHash, new Claim(header.group(1), header.group(2), header.group(3), request.header(
        "x-amz-date"), request.header("x-amz-security-token")));
  }

  private Optional<String> presigned(SignedRequest request) {
    String stamp = request.parameter("X-Amz-Date");
    Instant until = STAMP.parse(stamp, Instant::from).plusSeconds(Long.parseLong(request.parameter("X-Amz-Expires")));
    if (until.isBefore(Instant.now())) {
      return Optional.of("AccessDenied");
    }
    String token = request.parameter("X-Amz-Security-Token");
    return objection(request, UNSIGNED, new Claim(request.parameter("X-Amz-Credential"), request.parameter(
        "X-Amz-SignedHeaders"), request.parameter("X-Amz-Signature"), stamp, token == null ? "" : token));
  }

  private Optional<String> objection(SignedRequest request, String payloadHash, Claim claim) {
    String scope = claim.stamp().substring(0, 8) + "/" + region + "/s3/aws4_request";
    if (!claim.credential().startsWith(accessKey + "/")) {
      return Optional.of("InvalidAccessKeyId");
    }
    if (!claim.credential().equals(accessKey + "/" + scope)) {
      return Optional.of("AuthorizationHeaderMalformed");
    }
    if (!claim.token().equals(sessionToken)) {
      return Optional.of("InvalidToken");
    }
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", claim.stamp(), scope,
        hex(sha256(request.canonical(claim.signedHeaders(), payloadHash).getBytes(StandardCharsets.UTF_8))));
    return claim.signature().equals(hex(signed(scope, toSign))) ? Optional.empty()
        : Optional.of("SignatureDoesNotMatch");
  }

  private byte[] signed(String scope, String toSign) {
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : Arrays.asList(scope.split("/"))) {
      key = hmac(key, part);
    }
    return hmac(key, toSign);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
