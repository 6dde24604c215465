package io.lotse.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkVectorTest {
  @Test
  void a_vector_comes_back_as_it_was_stored() {
    float[] vector = {0.6f, -0.8f, 0, Float.MIN_VALUE};

    assertThat(ChunkVector.floats(ChunkVector.bytes(vector))).containsExactly(vector);
  }
}
