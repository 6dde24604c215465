package io.lotse.knowledge.indexing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.index.weaviate.WeaviateAddress;
import io.lotse.knowledge.index.weaviate.WeaviateIndexes;
import io.lotse.platform.NodeIdentity;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Where the generations of the index are: on the Weaviate server that the settings name, for all nodes, or else in
 * folders of this node, {@code DATA_DIRECTORY/index/<node>/g<number>}.
 */
@ApplicationScoped
class IndexPlace {
  private static final System.Logger LOG = System.getLogger(IndexPlace.class.getName());
  private final NodeIdentity node;
  private WeaviateIndexes weaviate;

  IndexPlace() {
    this(null);
  }

  @Inject
  IndexPlace(NodeIdentity node) {
    this.node = node;
  }

  /** Whether all nodes use the same index. */
  boolean isShared() {
    return Settings.current().has(Setting.WEAVIATE_URL);
  }

  /** A generation of the index, as it was left; made anew where there is none. */
  VectorIndex open(Generation generation, TextAnalysis analysis) {
    if (isShared()) {
      LOG.log(Level.INFO, "search index {0}, embedding {1}", address(), generation.identity());
      return weaviate(analysis).open(name(generation));
    }
    LOG.log(Level.INFO, "search index {0}, embedding {1}", folder(generation), generation.identity());
    return new LuceneIndex(folder(generation), generation.identity(), analysis);
  }

  /** Removes a generation that is closed and answers no more. */
  void remove(Generation generation) {
    if (isShared()) {
      weaviate.remove(name(generation));
    } else {
      remove(folder(generation));
    }
  }

  /** Removes what lies there and belongs to none of these: an index is derived. */
  void removeAllBut(List<Generation> kept) {
    if (isShared()) {
      weaviate.removeAllBut(kept.stream().map(IndexPlace::name).toList());
      return;
    }
    Set<Path> folders = kept.stream().map(this::folder).collect(Collectors.toSet());
    if (!Files.isDirectory(root())) {
      return;
    }
    try (Stream<Path> found = Files.list(root())) {
      found.filter(each -> !folders.contains(each)).forEach(IndexPlace::remove);
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "old indexes cannot be looked for in " + root(), failed);
    }
  }

  private synchronized WeaviateIndexes weaviate(TextAnalysis analysis) {
    if (weaviate == null) {
      weaviate = new WeaviateIndexes(address(), Settings.current().text(Setting.WEAVIATE_COLLECTION_PREFIX), analysis);
    }
    return weaviate;
  }

  private static WeaviateAddress address() {
    Settings settings = Settings.current();
    return new WeaviateAddress(URI.create(settings.text(Setting.WEAVIATE_URL)),
        settings.number(Setting.WEAVIATE_GRPC_PORT), settings.optional(Setting.WEAVIATE_API_KEY));
  }

  private static String name(Generation generation) {
    return "g" + generation.number() + " " + generation.identity();
  }

  @PreDestroy
  synchronized void close() {
    if (weaviate != null) {
      weaviate.close();
    }
  }

  private Path folder(Generation generation) {
    return root().resolve("g" + generation.number());
  }

  private Path root() {
    return Settings.current().directory(Setting.DATA_DIRECTORY).resolve("index").resolve(node.name());
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
      LOG.log(Level.INFO, "the old index {0} is removed", folder);
    } catch (IOException | UncheckedIOException failed) {
      LOG.log(Level.WARNING, "the old index " + folder + " cannot be removed", failed);
    }
  }
}
