package io.lotse.knowledge.index.weaviate;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.weaviate.client6.v1.api.collections.CollectionConfig;

/** The indexes that one installation keeps on a Weaviate server, each under a name of its own. */
public final class WeaviateIndexes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WeaviateIndexes.class.getName());

  private final WeaviateConnection connection;
  private final String prefix;
  private final TextAnalysis analysis;

  /** @param prefix of all collections; installations that share a server have different ones */
  public WeaviateIndexes(WeaviateAddress address, String prefix, TextAnalysis analysis) {
    this.connection = new WeaviateConnection(address);
    this.prefix = prefix;
    this.analysis = analysis;
  }

  /** An index that is made when it is first used; nothing is asked of the server now. */
  public VectorIndex open(String name) {
    return new WeaviateIndex(connection, new Generation(connection, prefix, name), analysis);
  }

  /** Deletes an index; one that is gone already is well gone. */
  public void remove(String name) {
    Generation generation = new Generation(connection, prefix, name);
    Set<String> gone = Set.of(generation.chunks(), generation.words());
    collections().filter(gone::contains).forEach(this::delete);
  }

  /** Deletes the indexes of this installation that have other names than these. */
  public void removeAllBut(Collection<String> names) {
    Set<String> kept = new HashSet<>();
    kept.add(Generation.positions(prefix));
    for (String name : names) {
      Generation generation = new Generation(connection, prefix, name);
      kept.addAll(List.of(generation.chunks(), generation.words()));
    }
    collections().filter(each -> each.startsWith(Generation.start(prefix)) && !kept.contains(each))
        .forEach(this::delete);
  }

  private Stream<String> collections() {
    return connection.ask(client -> client.collections.list()).stream().map(CollectionConfig::collectionName);
  }

  @Override
  public void close() {
    connection.close();
  }

  private void delete(String collection) {
    connection.ask(client -> client.collections.delete(collection));
    LOG.log(Level.INFO, "the old collection {0} is removed", collection);
  }
}
