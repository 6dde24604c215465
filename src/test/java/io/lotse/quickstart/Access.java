package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How to get in: kept in {@code quickstart.json} for scripts and benchmarks, readable by its owner only.
 *
 * @param serviceKey may be null while there is none
 * @param botKey may be null while there is none
 */
record Access(String url, Login demo, Login admin, String serviceKey, String botKey) {

  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** Somebody's credentials. */
  record Login(String email, String password) {}

  /** What the last start left, with the new address; made up where there was none. */
  static Access recall(Path file, String url) {
    JsonNode kept = read(file);
    return new Access(url, login(kept.path("demo"), "demo@lotse.example"),
        login(kept.path("admin"), "admin@lotse.example"), kept.path("service_key").asText(null),
        kept.path("bot_key").asText(null));
  }

  Access withAdmin(Login other) {
    return new Access(url, demo, other, serviceKey, botKey);
  }

  Access withKeys(String service, String bot) {
    return new Access(url, demo, admin, service, bot);
  }

  void save(Path file) {
    try {
      Files.write(PrivateFile.create(file), JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new QuickstartFailed("The file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    } catch (IOException unreadable) {
      throw new QuickstartFailed("The file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static Login login(JsonNode kept, String email) {
    return new Login(kept.path("email").asText(email), kept.path("password").asText(password()));
  }

  /** 16 letters and digits (80 bits) that cannot be mistaken for each other, in groups of four. */
  static String password() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
