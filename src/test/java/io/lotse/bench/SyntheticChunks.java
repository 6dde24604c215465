package io.lotse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.index.IndexedChunk;

/**
 * Chunks that are made up: words by Zipf's law out of a fixed vocabulary, unit vectors in skewed clusters as embedding
 * models make them. The same seed gives the same chunks.
 */
final class SyntheticChunks {
  private static final int VOCABULARY = 50_000, WORDS = 120, CLUSTERS = 250;
  private static final String[] SYLLABLES = {"ab", "ber", "dich", "druck", "ein", "fahr", "filt", "gang", "hal", "kes",
      "lei", "lung", "mot", "nach", "ol", "pum", "rad", "sich", "tun", "ven", "wel", "zahn"};

  private final Random random = new Random(42);
  private final int dimensions;
  private final String[] vocabulary = new String[VOCABULARY];
  private final float[][] centres;

  SyntheticChunks(int dimensions) {
    this.dimensions = dimensions;
    for (int i = 0; i < VOCABULARY; i++)
      vocabulary[i] = word(i);
    centres = new float[CLUSTERS][];
    for (int i = 0; i < CLUSTERS; i++)
      centres[i] = noise(new float[dimensions], 1);
  }

  List<IndexedChunk> next(int count) {
    List<IndexedChunk> chunks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      chunks.add(new IndexedChunk(id, new UUID(0, random.nextInt(300)), i, words(3), words(2), words(WORDS), "", "de",
          "p" + random.nextInt(10), Set.of(), vector()));
    }
    return chunks;
  }

  String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++)
      text.append(vocabulary[(int) (Math.pow(VOCABULARY, random.nextDouble()) - 1)]).append(' ');
    return text.toString();
  }

  /** Words that are neither the most frequent nor unheard of, as the content words of questions are. */
  String question() {
    StringBuilder text = new StringBuilder("Wie kann ich ");
    for (int i = 0; i < 5; i++)
      text.append(vocabulary[20 + (int) Math.pow(10_000, random.nextDouble())]).append(' ');
    return text.toString();
  }

  float[] vector() {
    int cluster = (int) (CLUSTERS * Math.pow(random.nextDouble(), 2));
    return unit(noise(centres[cluster], 0.7f));
  }

  private String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length)
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    return word.toString();
  }

  private float[] noise(float[] centre, float spread) {
    float[] vector = centre.clone();
    for (int i = 0; i < dimensions; i++)
      vector[i] += spread * (float) random.nextGaussian();
    return vector;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector)
      square += (double) value * value;
    for (int i = 0; i < vector.length; i++)
      vector[i] /= (float) Math.sqrt(square);
    return vector;
  }
}
