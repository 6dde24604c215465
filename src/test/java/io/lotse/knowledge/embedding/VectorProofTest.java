package io.lotse.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

class VectorProofTest {
  private final Library library = new Library();
  private final VectorProof proof = new VectorProof(library);

  @Test
  void a_model_that_makes_the_vectors_of_the_library_is_asked_once() {
    Model model = new Model(1, 0.05f);
    library.vector = new float[]{1, 0};

    proof.demand(model);
    proof.demand(model);

    assertThat(model.asked).isEqualTo(1);
  }

  @Test
  void another_model_of_the_same_name_is_refused_every_time() {
    Model model = new Model(0.2f, 0.98f);
    library.vector = new float[]{1, 0};

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> proof.demand(model)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem
          .code()).isEqualTo("embedding_unavailable")).hasMessageContaining("other vectors");
    }
  }

  @Test
  void vectors_of_another_length_are_refused() {
    library.vector = new float[]{1, 0, 0};

    assertThatThrownBy(() -> proof.demand(new Model(1, 0))).hasMessageContaining("of 2 dimensions")
        .hasMessageContaining("have 3");
  }

  @Test
  void without_vectors_there_is_nothing_to_compare_until_there_are_some() {
    Model model = new Model(0, 1);

    assertThatCode(() -> proof.demand(model)).doesNotThrowAnyException();
    library.vector = new float[]{1, 0};

    assertThatThrownBy(() -> proof.demand(model)).isInstanceOf(Problem.class);
  }

  private static final class Library extends ChunkVectors {
    private float[] vector;

    @Override
    Optional<Known> known(String model) {
      return Optional.ofNullable(vector).map(known -> new Known("Sicherung", known));
    }
  }

  private static final class Model implements EmbeddingModel {
    private final float[] vector;
    private int asked;

    Model(float... vector) {
      this.vector = vector;
    }

    @Override
    public String identity() {
      return "model";
    }

    @Override
    public String name() {
      return "model";
    }

    @Override
    public int dimensions() {
      return vector.length;
    }

    @Override
    public Set<String> languages() {
      return Set.of("*");
    }

    @Override
    public double noiseThreshold() {
      return 0;
    }

    @Override
    public List<float[]> embedDocuments(List<String> passages) {
      asked++;
      return passages.stream().map(each -> vector).toList();
    }

    @Override
    public float[] embedQuery(String question) {
      return vector;
    }
  }
}
