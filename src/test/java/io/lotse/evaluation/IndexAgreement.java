package io.lotse.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.index.WeaviateServer;
import io.lotse.knowledge.index.weaviate.WeaviateIndexes;
import io.lotse.knowledge.parsing.Chunker;
import io.lotse.knowledge.parsing.DocumentParser;
import io.lotse.knowledge.parsing.ParsedChunk;
import io.lotse.knowledge.parsing.ParsedDocument;
import io.lotse.knowledge.ranking.Candidate;
import io.lotse.knowledge.ranking.Ranking;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.model.EmbeddingModel;
import io.lotse.model.LocalEmbeddingModel;

/**
 * Tells whether the embedded index and a Weaviate server rank alike: the same questions on the same documents over both.
 * Arguments: a folder of documents and a JSON list of objects with a {@code question}. {@code WEAVIATE_URL} names the
 * server.
 */
public final class IndexAgreement {
  private static final int FIRST = 10;
  private static final String PREFIX = "Agreement";

  private IndexAgreement() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("agreement");
    Optional<EmbeddingModel> model = LocalEmbeddingModel.ifPresent(() -> directory.resolve("model"));
    List<String> questions = questions(Path.of(arguments[1]));
    List<IndexedChunk> chunks = chunks(Path.of(arguments[0]), model);
    WeaviateServer server = WeaviateServer.ofEnvironment();
    try (TextAnalysis analysis = new TextAnalysis();
        VectorIndex lucene = new LuceneIndex(directory.resolve("index"), "any", analysis);
        WeaviateIndexes servers = new WeaviateIndexes(server.address(), PREFIX, analysis);
        VectorIndex weaviate = servers.open("any")) {
      for (VectorIndex index : List.of(lucene, weaviate)) {
        index.upsert(chunks);
        index.refresh();
      }
      System.out.println(chunks.size() + " chunks, " + questions.size() + " questions");
      for (SearchMode mode : SearchMode.values())
        System.out.println(compare(questions, mode, new Ranking(lucene, analysis, model),
            new Ranking(weaviate, analysis, model)));
    } finally {
      server.drop(PREFIX);
    }
  }

  private static String compare(List<String> questions, SearchMode mode, Ranking one, Ranking other) {
    int sameFirst = 0;
    int sameFive = 0;
    int sameOrder = 0;
    double shared = 0;
    List<Long> times = new ArrayList<>();
    for (String question : questions) {
      SearchQuery query = SearchQuery.of(question, FIRST, 50).in(mode);
      List<UUID> expected = ids(one, query);
      long started = System.nanoTime();
      List<UUID> found = ids(other, query);
      times.add(System.nanoTime() - started);
      sameFirst += head(expected, 1).equals(head(found, 1)) ? 1 : 0;
      sameFive += Set.copyOf(head(expected, 5)).equals(Set.copyOf(head(found, 5))) ? 1 : 0;
      sameOrder += expected.equals(found) ? 1 : 0;
      Set<UUID> both = new HashSet<>(expected);
      both.retainAll(found);
      shared += expected.isEmpty() ? 1 : both.size() / (double) expected.size();
      if (!head(expected, 1).equals(head(found, 1)))
        System.out.println("  " + mode + ": " + question);
    }
    times.sort(null);
    return String.format(Locale.ROOT, "%-8s same first %d, same five %d, same ten in order %d, of ten shared %.3f, "
        + "p50 %.1f ms, p95 %.1f ms", mode, sameFirst, sameFive, sameOrder, shared / questions.size(),
        times.get(times.size() / 2) / 1e6, times.get(times.size() * 95 / 100) / 1e6);
  }

  private static List<UUID> ids(Ranking ranking, SearchQuery query) {
    return ranking.search(query).candidates().stream().map(Candidate::chunkId).toList();
  }

  private static List<UUID> head(List<UUID> ids, int most) {
    return ids.subList(0, Math.min(most, ids.size()));
  }

  private static List<String> questions(Path file) throws IOException {
    JsonNode all = new ObjectMapper().readTree(file.toFile());
    return StreamSupport.stream(all.spliterator(), false).map(each -> each.path("question").asText()).toList();
  }

  private static List<IndexedChunk> chunks(Path folder, Optional<EmbeddingModel> model) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> chunksOf(file, model).stream()).toList();
    }
  }

  private static List<IndexedChunk> chunksOf(Path file, Optional<EmbeddingModel> model) {
    String filename = file.getFileName().toString();
    ParsedDocument document = new DocumentParser().parse(file, filename);
    List<ParsedChunk> parsed = new Chunker().chunk(document);
    List<String> texts = parsed.stream().map(chunk -> chunk.context() + "\n" + chunk.text()).toList();
    List<float[]> vectors = model.map(live -> live.embedDocuments(texts)).orElse(null);
    List<IndexedChunk> chunks = new ArrayList<>();
    for (ParsedChunk chunk : parsed)
      chunks.add(new IndexedChunk(id(filename + " " + chunk.ordinal()), id(filename), chunk.ordinal(), document.title(),
          chunk.context(), chunk.text(), "", document.language(), null, Set.of(),
          vectors == null ? null : vectors.get(chunk.ordinal())));
    return chunks;
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
