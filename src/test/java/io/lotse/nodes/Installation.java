package io.lotse.nodes;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.lotse.quickstart.DemoAccounts;
import io.lotse.quickstart.JdbcUrl;
import io.lotse.quickstart.MongoWire;
import io.lotse.quickstart.Postgres;
import io.lotse.recovery.LotseProcess;
import io.lotse.scripted.ScriptedModelServer;
import io.lotse.testing.LotseServer;
import io.lotse.testing.UnreliableLine;
import io.lotse.testing.s3.S3Double;

/**
 * One PostgreSQL, one document store, one object store, one scripted model, and nodes that share nothing else, as if each
 * ran on a machine of its own.
 */
public final class Installation implements AutoCloseable {
  public static final String PASSWORD = "kompass-und-seekarte";
  private static final String ADMIN = "admin@lotse.example";
  private final Path work;
  private final Postgres postgres;
  private final MongoWire mongo;
  private final S3Double objects;
  private final ScriptedModelServer model;
  private final Map<Part, UnreliableLine> lines = new EnumMap<>(Part.class);
  private final Map<String, String> settings = new HashMap<>();
  private final List<LotseProcess> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  /** What the nodes stand on; each is reached by a line that can be cut. */
  public enum Part {
    POSTGRESQL, MONGODB, OBJECTS, MODEL
  }

  /** @param more settings of all nodes */
  public Installation(Path work, Map<String, String> more) throws IOException {
    this.work = Files.createDirectories(work);
    Path target = Path.of(System.getProperty("lotse.target", "target")).toAbsolutePath();
    int database = freePort();
    int documents = freePort();
    int s3 = freePort();
    postgres = new Postgres(work.resolve("postgres"), target, work.resolve("postgres.log"), database, "nodes");
    mongo = new MongoWire(work.resolve("mongo"), documents);
    postgres.start();
    mongo.start();
    objects = S3Double.on(s3);
    model = ScriptedModelServer.start(freePort());
    int language = URI.create(model.url()).getPort();
    lines.put(Part.POSTGRESQL, UnreliableLine.to(database));
    lines.put(Part.MONGODB, UnreliableLine.to(documents));
    lines.put(Part.OBJECTS, UnreliableLine.to(s3));
    lines.put(Part.MODEL, UnreliableLine.to(language));
    settings.putAll(Map.of("DATABASE_URL", postgres.url().replace(":" + database + "/", ":" + port(Part.POSTGRESQL)
        + "/"), "MONGODB_URL", "mongodb://127.0.0.1:" + port(Part.MONGODB) + "/", "OPENAI_BASE_URL", model.url()
            .replace(":" + language, ":" + port(Part.MODEL)), "OPENAI_CHAT_MODEL", "mock", "EMBEDDING_MODEL",
        "mock-dim64", "S3_ENDPOINT", "http://127.0.0.1:" + port(Part.OBJECTS), "S3_REGION", S3Double.REGION,
        "S3_ACCESS_KEY", S3Double.ACCESS_KEY, "S3_SECRET_KEY", S3Double.SECRET_KEY));
    settings.putAll(Map.of("JWT_PRIVATE_KEY", privateKey(), "SUPERUSER_EMAIL", ADMIN, "SUPERUSER_PASSWORD", PASSWORD,
        "RATE_LIMIT_CHAT", "off", "RATE_LIMIT_UPLOAD", "off", "RATE_LIMIT_AUTH", "off"));
    settings.putAll(more);
  }

  /** Starts so many nodes: the first by itself, for it makes the schema, the others together. */
  public Installation start(int number) throws Exception {
    add();
    nodes.getFirst().start();
    try (ExecutorService starting = Executors.newCachedThreadPool()) {
      List<Future<LotseProcess>> others = new ArrayList<>();
      for (int i = 1; i < number; i++) {
        LotseProcess node = add();
        others.add(starting.submit(node::start));
      }
      for (Future<LotseProcess> other : others) {
        other.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
    return this;
  }

  private LotseProcess add() throws IOException {
    int port = freePort();
    LotseProcess node = new LotseProcess(work.resolve("node-" + nodes.size()), port, settings);
    nodes.add(node);
    ports.add(port);
    return node;
  }

  public int size() {
    return nodes.size();
  }

  public LotseProcess process(int node) {
    return nodes.get(node);
  }

  /** Nobody, on that node. */
  public LotseServer at(int node) {
    return LotseServer.at("http://127.0.0.1:" + ports.get(node));
  }

  /** An access token of the superuser. */
  public String adminToken() {
    return token(ADMIN);
  }

  /** An access token of a new, verified person. */
  public String personToken() {
    String email = UUID.randomUUID() + "@lotse.example";
    new DemoAccounts(postgres.url()).ensure(new DemoAccounts.Person(email, "Mara", PASSWORD, false));
    return token(email);
  }

  private String token(String email) {
    return at(0).login(email, PASSWORD).expect(200).json().path("access_token").asText();
  }

  public UnreliableLine line(Part part) {
    return lines.get(part);
  }

  private int port(Part part) {
    return line(part).port();
  }

  /** The number that a query gives; the database is asked directly, whatever has befallen its line. */
  public long number(String query) {
    try (Connection connection = DriverManager.getConnection(JdbcUrl.of(postgres.url()));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(query + ": " + failed.getMessage(), failed);
    }
  }

  /** Ends PostgreSQL as kill -9 does, with all that it has started. */
  public void killDatabase() {
    postgres.kill();
  }

  /** Starts it again, on the same data. */
  public void startDatabase() {
    postgres.start();
  }

  /** What the server of a node has written since it started. */
  public String log(int node) throws IOException {
    return Files.readString(work.resolve("node-" + node).resolve("data").resolve("log").resolve("server.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(generator.generateKeyPair()
          .getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public void close() throws Exception {
    for (LotseProcess node : nodes) {
      node.close();
    }
    lines.values().forEach(UnreliableLine::close);
    model.close();
    objects.close();
    mongo.close();
    postgres.close();
  }
}
