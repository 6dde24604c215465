package io.lotse.model;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/**
 * The embedding model that runs inside the server: all-MiniLM-L6-v2, quantized, 384 dimensions, English only. Its classes
 * lie on the server's library path where it is wanted, not in the WAR; without them everything else works.
 */
@Offered("knowledge: where no embeddings endpoint is configured")
public final class LocalEmbeddingModel implements EmbeddingModel {
  private static final System.Logger LOG = System.getLogger(LocalEmbeddingModel.class.getName());
  private static final String MARKER = "dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel";
  private static final String NAME = "all-minilm-l6-v2-q";
  private static final int DIMENSIONS = 384;
  static final String IDENTITY = NAME + "/" + DIMENSIONS + "/512";
  /** Measured on English: 99 in 100 unrelated pairs of question and passage stay under it, 97 in 100 right ones above. */
  private static final double NOISE = 0.27;

  private final LocalEmbeddingNetwork network;

  private LocalEmbeddingModel(LocalEmbeddingNetwork network) {
    this.network = network;
  }

  /**
   * The model, if its classes are on the library path.
   *
   * @param directory makes a fresh directory for this deployment alone: native libraries cannot be loaded from the same
   *   file by two class loaders
   */
  public static Optional<EmbeddingModel> ifPresent(Supplier<Path> directory) {
    try {
      Class.forName(MARKER, false, LocalEmbeddingModel.class.getClassLoader());
      return Optional.of(new LocalEmbeddingModel(LocalEmbeddingNetwork.load(directory.get())));
    } catch (ClassNotFoundException e) {
      LOG.log(Level.DEBUG, "The local embedding model is not on the library path", e);
      return Optional.empty();
    } catch (LinkageError | Problem e) {
      LOG.log(Level.WARNING, "The local embedding model does not start", e);
      return Optional.empty();
    }
  }

  @Override
  public String identity() {
    return IDENTITY;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public double noiseThreshold() {
    return NOISE;
  }

  @Override
  public List<float[]> embedDocuments(List<String> passages) {
    return network.embed(passages);
  }

  @Override
  public float[] embedQuery(String question) {
    return network.embed(List.of(question)).get(0);
  }
}
