package io.lotse.platform.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.OnceFile;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/** Signs URLs of the directory store with a key that is made once and lies beside the objects (HMAC-SHA-256, RFC 2104). */
@ApplicationScoped
class UrlSignature {
  private final Path file;
  private volatile byte[] key;

  @Inject
  UrlSignature() {
    this(Settings.current().directory(Setting.DATA_DIRECTORY).resolve("url-signing.key"));
  }

  /** @param file where the key lies, or is put when it is first needed */
  UrlSignature(Path file) {
    this.file = file;
  }

  String of(String objectKey, String fileName, long expires) {
    byte[] signature = Sha256.signature(key(), objectKey + "\n" + fileName + "\n" + expires);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  boolean matches(String signature, String objectKey, String fileName, long expires) {
    return MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8),
        of(objectKey, fileName, expires).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] key() {
    byte[] seen = key;
    return seen == null ? key = load(file) : seen;
  }

  private static byte[] load(Path file) {
    try {
      return OnceFile.read(file, () -> {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return fresh;
      });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
