package io.lotse.knowledge.index;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** Builds chunks for tests: German, untitled, without vector unless said otherwise. */
public record Chunks(String key, String document, String title, String section, String text, String language,
    String product, Set<String> tags, float[] vector) {
  public static Chunks chunk(String key, String text) {
    return new Chunks(key, "manual", "", "", text, "de", null, Set.of(), null);
  }

  public static UUID id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  public Chunks of(String otherDocument) {
    return new Chunks(key, otherDocument, title, section, text, language, product, tags, vector);
  }

  public Chunks titled(String otherTitle, String otherSection) {
    return new Chunks(key, document, otherTitle, otherSection, text, language, product, tags, vector);
  }

  public Chunks in(String otherLanguage) {
    return new Chunks(key, document, title, section, text, otherLanguage, product, tags, vector);
  }

  public Chunks about(String otherProduct, String... otherTags) {
    return new Chunks(key, document, title, section, text, language, otherProduct, Set.of(otherTags), vector);
  }

  public Chunks at(float... unitVector) {
    return new Chunks(key, document, title, section, text, language, product, tags, unitVector);
  }

  /** At this angle from the first axis. */
  public Chunks atDegrees(double degrees) {
    return at(direction(degrees));
  }

  public static float[] direction(double degrees) {
    double radians = Math.toRadians(degrees);
    return new float[]{(float) Math.cos(radians), (float) Math.sin(radians)};
  }

  public IndexedChunk build() {
    return new IndexedChunk(id(key), id(document), 0, title, section, text, "", language, product, tags, vector);
  }
}
