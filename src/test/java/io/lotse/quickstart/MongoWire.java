package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

/**
 * A server that speaks MongoDB's wire protocol and keeps its data in one file. It stands in for MongoDB on one machine;
 * a write acknowledged just before a crash may be lost.
 */
public final class MongoWire implements Part {
  private final Path file;
  private final int port;
  private MongoServer server;

  public MongoWire(Path directory, int port) {
    this.file = directory.toAbsolutePath().resolve("mongo.mv");
    this.port = port;
  }

  /** As {@code MONGODB_URL} wants it. */
  public String url() {
    return "mongodb://127.0.0.1:" + port + "/";
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(file.getParent());
      server = new MongoServer(new H2Backend(file.toString()));
      server.bind("127.0.0.1", port);
    } catch (IOException | RuntimeException e) {
      throw new QuickstartFailed("The document store " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.shutdownNow();
      server = null;
    }
  }
}
