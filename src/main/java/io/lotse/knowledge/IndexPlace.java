package io.lotse.knowledge;

import java.net.URI;
import java.nio.file.Path;

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

/** Where the index is: on the Weaviate server that the settings name, or else in a folder of this node. */
@ApplicationScoped
class IndexPlace {
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

  /** The index of an embedding model; made anew where there is none. */
  synchronized VectorIndex open(String identity, TextAnalysis analysis) {
    Settings settings = Settings.current();
    if (!isShared())
      return new LuceneIndex(folder(settings), identity, analysis);
    if (weaviate == null)
      weaviate = new WeaviateIndexes(address(settings), settings.text(Setting.WEAVIATE_COLLECTION_PREFIX), analysis);
    return weaviate.open(identity);
  }

  String describe() {
    Settings settings = Settings.current();
    return isShared() ? address(settings).toString() : folder(settings).toString();
  }

  private static WeaviateAddress address(Settings settings) {
    return new WeaviateAddress(URI.create(settings.text(Setting.WEAVIATE_URL)),
        settings.number(Setting.WEAVIATE_GRPC_PORT), settings.optional(Setting.WEAVIATE_API_KEY));
  }

  private Path folder(Settings settings) {
    return settings.directory(Setting.DATA_DIRECTORY).resolve("index").resolve(node.name());
  }

  @PreDestroy
  synchronized void close() {
    if (weaviate != null)
      weaviate.close();
  }
}
