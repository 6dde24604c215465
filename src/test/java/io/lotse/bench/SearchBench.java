package io.lotse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.lotse.knowledge.index.Filter;
import io.lotse.knowledge.index.Hit;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.ranking.Ranking;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.model.EmbeddingModel;

/**
 * Speed of search in the embedded index and how many of the true neighbours it finds, without the time of embedding the
 * question. Arguments: number of chunks, dimensions.
 */
public final class SearchBench {
  private static final int QUESTIONS = 500, BATCH = 1000, WARM_UP_ROUNDS = 3;

  private SearchBench() {}

  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int dimensions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 384;
    SyntheticChunks source = new SyntheticChunks(dimensions);
    List<float[]> vectors = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    try (TextAnalysis analysis = new TextAnalysis();
        LuceneIndex index = new LuceneIndex(Files.createTempDirectory("bench"), "bench", analysis)) {
      fill(index, source, count, ids, vectors);
      List<String> questions = new ArrayList<>();
      List<float[]> wanted = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        questions.add(source.question());
        wanted.add(source.vector());
      }
      time("nearest", i -> index.nearest(wanted.get(i), Filter.NONE, 50));
      for (SearchMode mode : SearchMode.values())
        time(mode.name().toLowerCase(Locale.ROOT), i -> new Ranking(index, analysis, Optional.of(new Given(wanted.get(
            i))))
            .search(SearchQuery.of(questions.get(i), 10, 50).in(mode)));
      time("nearest, filtered to a tenth", i -> index.nearest(wanted.get(i), Filter.product("p3"), 50));
      time("hybrid, filtered to a tenth",
          i -> new Ranking(index, analysis, Optional.of(new Given(wanted.get(i))))
              .search(SearchQuery.of(questions.get(i), 10, 50).within(Filter.product("p3"))));
      System.out.printf(Locale.ROOT, "recall@10 %.4f%n", recall(index, ids, vectors, wanted.subList(0, 200)));
    }
  }

  private static void fill(LuceneIndex index, SyntheticChunks source, int count, List<UUID> ids,
      List<float[]> vectors) {
    long start = System.nanoTime();
    for (int done = 0; done < count; done += BATCH) {
      List<IndexedChunk> chunks = source.next(Math.min(BATCH, count - done));
      chunks.forEach(chunk -> {
        ids.add(chunk.id());
        vectors.add(chunk.vector());
      });
      index.upsert(chunks);
    }
    index.commit("bench");
    index.refresh();
    System.out.printf(Locale.ROOT, "%d chunks indexed in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
  }

  private interface Search {
    Object ask(int question);
  }

  private static void time(String name, Search search) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[QUESTIONS];
    long[] processor = new long[QUESTIONS];
    for (int round = 0; round <= WARM_UP_ROUNDS; round++)
      for (int i = 0; i < QUESTIONS; i++) {
        long start = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        search.ask(i);
        nanos[i] = System.nanoTime() - start;
        processor[i] = threads.getCurrentThreadCpuTime() - used;
      }
    System.out.printf(Locale.ROOT, "%-30s time %s  processor %s%n", name, percentiles(nanos), percentiles(processor));
  }

  private static String percentiles(long[] nanos) {
    Arrays.sort(nanos);
    return String.format(Locale.ROOT, "p50 %.2f ms p99 %.2f ms", nanos[QUESTIONS / 2] / 1e6,
        nanos[QUESTIONS * 99 / 100] / 1e6);
  }

  private static double recall(LuceneIndex index, List<UUID> ids, List<float[]> vectors, List<float[]> wanted) {
    double found = 0;
    for (float[] vector : wanted) {
      Set<UUID> exact = new HashSet<>();
      double[] cosines = vectors.stream().mapToDouble(other -> dot(vector, other)).toArray();
      IntStream.range(0, cosines.length).boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> cosines[i]).reversed()).limit(10)
          .forEach(i -> exact.add(ids.get(i)));
      found += index.nearest(vector, Filter.NONE, 10).stream().map(Hit::chunkId).filter(exact::contains).count();
    }
    return found / (10.0 * wanted.size());
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++)
      sum += a[i] * b[i];
    return sum;
  }

  /** Embeds every question as the one vector that it was given. */
  private record Given(float[] vector) implements EmbeddingModel {
    @Override
    public String identity() {
      return "bench";
    }

    @Override
    public String name() {
      return "bench";
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
      return passages.stream().map(passage -> vector).toList();
    }

    @Override
    public float[] embedQuery(String question) {
      return vector;
    }
  }
}
