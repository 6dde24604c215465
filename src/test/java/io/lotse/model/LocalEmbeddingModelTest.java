package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class LocalEmbeddingModelTest {
  private static EmbeddingModel model;

  @BeforeAll
  static void load(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
    model = LocalEmbeddingModel.ifPresent(() -> directory).orElseThrow();
  }

  @Test
  void likeness_of_meaning_is_told_from_noise() {
    float[] question = model.embedQuery("How do I change the engine oil?");
    List<float[]> passages = model.embedDocuments(
        List.of("Drain the old lubricant and refill the motor.", "The library opens on Sunday afternoons."));
    assertThat(cosine(question, passages.get(0))).isGreaterThan(model.noiseThreshold());
    assertThat(cosine(question, passages.get(1))).isLessThan(model.noiseThreshold());
  }

  @Test
  void vectors_are_of_unit_length_in_order_and_the_same_in_a_batch() {
    List<String> passages = new ArrayList<>();
    for (int i = 0; i < 40; i++)
      passages.add("Passage number " + i);
    List<float[]> vectors = model.embedDocuments(passages);
    assertThat(vectors).hasSize(40).allSatisfy(vector -> {
      assertThat(vector).hasSize(model.dimensions());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
    });
    assertThat(cosine(vectors.get(37), model.embedQuery("Passage number 37"))).isCloseTo(1, within(1e-3));
  }

  @Test
  void the_end_of_a_long_passage_still_counts() {
    String passage = "tighten the screw with care ".repeat(50);
    assertThat(cosine(model.embedQuery(passage), model.embedQuery(passage + "banana warranty tomorrow")))
        .isLessThan(0.9999);
  }

  @Test
  void blank_text_has_a_vector_too() {
    assertThat(model.embedQuery(" ")).hasSize(model.dimensions());
  }

  @Test
  void without_its_classes_there_is_no_model_and_no_error(@TempDir Path directory) throws Exception {
    URL own = LocalEmbeddingModel.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader bare = new URLClassLoader(new URL[]{own}, ClassLoader.getPlatformClassLoader())) {
      Object found = bare.loadClass(LocalEmbeddingModel.class.getName()).getMethod("ifPresent", Supplier.class)
          .invoke(null, (Supplier<Path>) () -> directory);
      assertThat(found).isEqualTo(Optional.empty());
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++)
      sum += a[i] * b[i];
    return sum;
  }
}
