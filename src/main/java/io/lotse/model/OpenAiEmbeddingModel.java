package io.lotse.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.openai.core.JsonValue;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;

/** An embedding model behind the embeddings API, OpenAI's or that of any compatible server. */
final class OpenAiEmbeddingModel implements EmbeddingModel, AutoCloseable {
  /** Servers bound the texts of a request; 32 is the smallest bound met (text-embeddings-inference). */
  private static final int BATCH = 32;
  /** A text that is refused is tried with its first half, quarter and eighth. */
  private static final int SMALLEST_PART = 8;
  private static final String HARMLESS = "text";
  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final ModelAddress endpoint;
  private final EmbeddingForm form;
  private final Set<String> languages;
  private final OpenAiConnection connection;
  private final Retries retries;
  private volatile int learned;
  private volatile double noise = -1;

  OpenAiEmbeddingModel(ModelAddress endpoint, EmbeddingForm form, Set<String> languages) {
    this.endpoint = endpoint;
    this.form = form;
    this.languages = Set.copyOf(languages);
    this.connection = new OpenAiConnection(endpoint);
    this.retries = new Retries(endpoint.maxRetries());
    this.learned = form.dimensions().orElse(0);
  }

  @Override
  public String identity() {
    return endpoint.model() + form.identity();
  }

  @Override
  public String name() {
    return endpoint.model();
  }

  /** Those asked for, else those of the first vector that comes; may have to ask the server. */
  @Override
  public int dimensions() {
    return learned > 0 ? learned : embedQuery("dimensions").length;
  }

  @Override
  public Set<String> languages() {
    return languages;
  }

  /** Measured on the model itself when first asked for, as models differ widely in what unrelated texts score. */
  @Override
  public double noiseThreshold() {
    if (noise < 0) {
      noise = NoiseCalibration.measure(this);
    }
    return noise;
  }

  @Override
  public List<float[]> embedDocuments(List<String> passages) {
    List<float[]> vectors = new ArrayList<>(passages.size());
    for (int from = 0; from < passages.size(); from += BATCH) {
      List<String> batch = passages.subList(from, Math.min(passages.size(), from + BATCH)).stream().map(
          text -> form.documentPrefix() + text).toList();
      vectors.addAll(passages(batch));
    }
    return vectors;
  }

  private List<float[]> passages(List<String> batch) {
    try {
      return ask(batch, form.documentType());
    } catch (ModelFailure failure) {
      if (failure.isOfContent() && embeds(form.documentPrefix() + HARMLESS)) {
        return batch.size() > 1 ? byHalves(batch) : List.of(shortened(batch.getFirst(), failure));
      }
      throw unavailable(failure);
    }
  }

  /** One text that is refused must not keep the others from being embedded. */
  private List<float[]> byHalves(List<String> batch) {
    List<float[]> vectors = new ArrayList<>(passages(batch.subList(0, batch.size() / 2)));
    vectors.addAll(passages(batch.subList(batch.size() / 2, batch.size())));
    return vectors;
  }

  /** What is refused alone is probably too long: its beginning stands for it. */
  private float[] shortened(String text, ModelFailure refusal) {
    ModelFailure last = refusal;
    for (int part = 2; part <= SMALLEST_PART; part *= 2) {
      try {
        return ask(List.of(beginning(text, text.length() / part)), form.documentType()).getFirst();
      } catch (ModelFailure again) {
        if (!again.isOfContent()) {
          throw unavailable(again);
        }
        last = again;
      }
    }
    throw new Problem(502, "embedding_rejected", "The embedding model refused a text: " + last.told(), last);
  }

  /** At least one character, and whole ones only. */
  private static String beginning(String text, int length) {
    return text.substring(0, text.offsetByCodePoints(0, Math.max(1, text.codePointCount(0, length))));
  }

  /** Tells a text that is refused from an endpoint that refuses every text, because it is not set up rightly. */
  private boolean embeds(String text) {
    try {
      ask(List.of(text), form.documentType());
      return true;
    } catch (ModelFailure failure) {
      return false;
    }
  }

  @Override
  public float[] embedQuery(String question) {
    try {
      return ask(List.of(form.queryPrefix() + question), form.queryType()).get(0);
    } catch (ModelFailure failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private static Problem unavailable(ModelFailure failure) {
    return Problem.unavailable("embedding_unavailable", "The embedding model is not available: "
        + failure.told(), failure.retryAfter().orElse(COME_BACK), failure);
  }

  private List<float[]> ask(List<String> texts, Optional<String> inputType) {
    EmbeddingCreateParams.Builder params = EmbeddingCreateParams.builder().model(endpoint.model())
        .inputOfArrayOfStrings(texts).encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT);
    form.dimensions().ifPresent(params::dimensions);
    inputType.ifPresent(type -> params.putAdditionalBodyProperty("input_type", JsonValue.from(type)));
    EmbeddingCreateParams asked = params.build();
    Cancellation never = new Cancellation();
    return retries.run(() -> connection.call(never, client -> vectors(answer(() -> client.embeddings().create(
        asked)), texts.size())), never);
  }

  private CreateEmbeddingResponse answer(java.util.function.Supplier<CreateEmbeddingResponse> server) {
    try {
      return server.get();
    } catch (RuntimeException thrown) {
      throw ModelFailure.of(thrown, endpoint);
    }
  }

  private List<float[]> vectors(CreateEmbeddingResponse response, int wanted) {
    float[][] vectors = new float[wanted][];
    List<Embedding> data = response._data().asKnown().orElse(List.of());
    for (int i = 0; i < data.size(); i++) {
      int index = data.get(i)._index().asKnown().orElse((long) i).intValue();
      List<Float> numbers = data.get(i)._embedding().asKnown().orElse(List.of());
      if (index >= 0 && index < wanted) {
        vectors[index] = UnitVector.of(numbers);
      }
    }
    for (float[] vector : vectors) {
      check(vector);
    }
    return List.of(vectors);
  }

  private void check(float[] vector) {
    if (vector == null || vector.length == 0) {
      throw unusable("did not give a usable vector for each text.");
    }
    if (learned == 0) {
      learned = vector.length;
    }
    if (vector.length != learned) {
      throw unusable("gave vectors of " + vector.length + " dimensions where " + learned + " were expected.");
    }
  }

  private ModelFailure unusable(String what) {
    return new ModelFailure(ModelFailure.Kind.UNAVAILABLE, false, endpoint, what, null);
  }
}
