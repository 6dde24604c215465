package io.lotse.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lotse.platform.Problem;

/** The one class that links the classes of the local model; touched only when they are there. Thread-safe. */
final class LocalEmbeddingNetwork {
  private static final String RESOURCE = "all-minilm-l6-v2-q";
  /** Read by the tokenizer's native loader: environment variable or system property. */
  private static final String CACHE = "DJL_CACHE_DIR";
  /** Bounds the memory that one call holds. */
  private static final int BATCH = 32;

  private final OnnxEmbeddingModel model;

  private LocalEmbeddingNetwork(OnnxEmbeddingModel model) {
    this.model = model;
  }

  /** @throws Problem {@code embedding_unavailable} when its files cannot be laid out */
  static LocalEmbeddingNetwork load(Path directory) {
    try {
      Files.createDirectories(directory);
      System.setProperty(CACHE, directory.resolve("native").toAbsolutePath().toString());
      Path network = directory.resolve("model.onnx");
      Path tokenizer = directory.resolve("tokenizer.json");
      Files.write(network, resource(RESOURCE + ".onnx"));
      Files.writeString(tokenizer, longPassages(resource(RESOURCE + "-tokenizer.json")));
      return new LocalEmbeddingNetwork(new OnnxEmbeddingModel(network, tokenizer, PoolingMode.MEAN, Runnable::run));
    } catch (IOException | RuntimeException e) {
      throw unavailable(e);
    }
  }

  List<float[]> embed(List<String> texts) {
    try {
      List<float[]> vectors = new ArrayList<>(texts.size());
      for (int from = 0; from < texts.size(); from += BATCH)
        for (Embedding embedding : model.embedAll(segments(texts.subList(from, Math.min(from + BATCH, texts.size()))))
            .content())
          vectors.add(unit(embedding.vector()));
      return vectors;
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  private static List<TextSegment> segments(List<String> texts) {
    return texts.stream().map(text -> TextSegment.from(text.isBlank() ? "-" : text)).toList();
  }

  /** The network takes 512 tokens; its tokenizer comes cut to 128. */
  private static String longPassages(byte[] tokenizer) {
    return new String(tokenizer, StandardCharsets.UTF_8).replaceFirst("\"max_length\": 128", "\"max_length\": 512");
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector)
      square += (double) value * value;
    float scale = (float) (1 / Math.sqrt(square));
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++)
      unit[i] = vector[i] * scale;
    return unit;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxEmbeddingModel.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null)
        throw new FileNotFoundException(name);
      return in.readAllBytes();
    }
  }

  private static Problem unavailable(Exception cause) {
    return new Problem(503, "embedding_unavailable", "The local embedding model cannot be used.", cause);
  }
}
