package io.lotse.knowledge.index.weaviate;

import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.lotse.platform.Problem;
import io.lotse.platform.Sha256;
import io.weaviate.client6.v1.api.WeaviateApiException;
import io.weaviate.client6.v1.api.collections.CollectionConfig;

/**
 * The collections of one index: its chunks, its words, and how far it has read. They are named after it, so vectors of
 * two embedding models never meet, and a node that goes on with the older model finds its own. Each making of the chunks'
 * collection has a mark of its own; what is known of a deleted one says nothing of the one made after it.
 */
final class Generation {
  private static final System.Logger LOG = System.getLogger(Generation.class.getName());
  private static final int LONGEST_LABEL = 60;
  private static final int DIGITS = 10;

  private final WeaviateConnection connection;
  private final String prefix;
  private final String name;
  private volatile boolean open;
  private volatile UUID mark;

  Generation(WeaviateConnection connection, String prefix, String name) {
    this.connection = connection;
    this.prefix = prefix;
    this.name = start(prefix) + label(name) + "_" + digest(name);
  }

  /** What the names of all collections of one installation begin with; Weaviate wants a capital. */
  static String start(String prefix) {
    String clean = prefix.replaceAll("[^A-Za-z0-9_]+", "_");
    return clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1) + "_";
  }

  static String positions(String prefix) {
    return start(prefix) + "positions";
  }

  String chunks() {
    return name;
  }

  String words() {
    return name + "_words";
  }

  String positions() {
    return positions(prefix);
  }

  /** Which making of the collection this is. */
  UUID mark() {
    return mark;
  }

  /** Runs something on collections that are there; if one was deleted, it is made anew and empty for the next time. */
  <T> T on(Supplier<T> work) {
    if (!open)
      open();
    try {
      return work.get();
    } catch (CollectionGone gone) {
      open = false;
      throw gone;
    }
  }

  /** Makes what is missing, also what somebody deleted unnoticed; replaces what does not fit. */
  synchronized void open() {
    String fresh = UUID.randomUUID().toString();
    UUID found = UUID.fromString(Schema.mark(ensure(Schema.chunks(chunks(), fresh))));
    ensure(Schema.words(words(), fresh));
    ensure(Schema.positions(positions()));
    mark = found;
    open = true;
  }

  private CollectionConfig ensure(CollectionConfig wanted) {
    String collection = wanted.collectionName();
    Optional<CollectionConfig> there = config(collection);
    if (there.isPresent() && Schema.fits(there.get(), wanted))
      return there.get();
    if (there.isPresent()) {
      LOG.log(Level.WARNING, "the collection {0} is not as this version makes it and starts anew", collection);
      connection.ask(client -> client.collections.delete(collection));
    }
    return create(wanted);
  }

  private CollectionConfig create(CollectionConfig wanted) {
    try {
      connection.ask(client -> client.collections.create(wanted));
      LOG.log(Level.INFO, "the collection {0} was made", wanted.collectionName());
      return wanted;
    } catch (Problem failed) {
      Optional<CollectionConfig> madeByAnotherNode = failed.getCause() instanceof WeaviateApiException
          ? config(wanted.collectionName()) : Optional.empty();
      return madeByAnotherNode.orElseThrow(() -> failed);
    }
  }

  private Optional<CollectionConfig> config(String collection) {
    return connection.ask(client -> client.collections.getConfig(collection));
  }

  private static String label(String name) {
    String label = name.replaceAll("[^A-Za-z0-9]+", "_");
    return label.substring(0, Math.min(LONGEST_LABEL, label.length()));
  }

  private static String digest(String name) {
    return HexFormat.of().formatHex(Sha256.of(name + "\n" + Schema.FORMAT)).substring(0, DIGITS);
  }
}
