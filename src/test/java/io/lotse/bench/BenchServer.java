package io.lotse.bench;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.testing.LotseServer;

/** Lotse as the quick start runs it, in processes of its own, with data below {@code target/bench}. */
final class BenchServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String PORT = Integer.toString(Knob.number("port", 7898));

  private final Process launcher;
  private final ServerProcess server;
  private final JsonNode access;
  private final String port;
  private final Path data;

  private BenchServer(Process launcher, ServerProcess server, JsonNode access, String port, Path data) {
    this.port = port;
    this.data = data;
    this.launcher = launcher;
    this.server = server;
    this.access = access;
  }

  /**
   * Starts everything and waits until the demo manuals can be asked about.
   *
   * @param settings variables beside those of this process, which are not limited in their rates
   * @param embedding {@code local} or {@code none}
   */
  static BenchServer start(Map<String, String> settings, String embedding) throws IOException, InterruptedException {
    return start(PORT, target().resolve("bench"), settings, embedding);
  }

  /** The same on another port and with a folder of its own: one of several servers. */
  static BenchServer start(String port, Path folder, Map<String, String> settings, String embedding)
      throws IOException, InterruptedException {
    Path target = target();
    Path work = Files.createDirectories(folder);
    File log = work.resolve("launcher.log").toFile();
    ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
        .toString(), "-Xmx512m", "-XX:+UseSerialGC", "-Dlotse.target=" + target, "-Dlotse.port=" + port,
        "-Dlotse.embedding=" + embedding, "-Dlotse.compiler=" + Knob.text("compiler", "full"), "-cp",
        System.getProperty("java.class.path"),
        "io.lotse.quickstart.Quickstart")).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log);
    for (String limit : List.of("CHAT", "UPLOAD", "AUTH", "SEARCH")) {
      builder.environment().put("RATE_LIMIT_" + limit, "off");
    }
    builder.environment().put("DATA_DIRECTORY", work.resolve("data").toString());
    builder.environment().putAll(settings);
    Process launcher = builder.start();
    try {
      awaitWelcome(launcher, log.toPath());
      ProcessHandle server = launcher.descendants().filter(BenchServer::isServer).findFirst().orElseThrow();
      JsonNode access = new ObjectMapper().readTree(work.resolve("data").resolve("quickstart.json").toFile());
      return new BenchServer(launcher, new ServerProcess(server.pid()), access, port, work.resolve("data"));
    } catch (IOException | RuntimeException | InterruptedException failed) {
      launcher.destroy();
      throw failed;
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("lotse.target", "target")).toAbsolutePath();
  }

  private static void awaitWelcome(Process launcher, Path log) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.readString(log).contains("Ctrl-C ends it")) {
      if (!launcher.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("Lotse did not start:\n" + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  private static boolean isServer(ProcessHandle process) {
    return new ArrayList<>(List.of(process.info().arguments().orElse(new String[0]))).contains("--deploy");
  }

  /** Ends the server as a crash would (SIGKILL); the launcher ends after it. */
  void kill() throws InterruptedException {
    ProcessHandle.of(server.id()).ifPresent(ProcessHandle::destroyForcibly);
    launcher.waitFor();
  }

  ServerProcess process() {
    return server;
  }

  int port() {
    return Integer.parseInt(port);
  }

  String serviceKey() {
    return access.path("service_key").asText();
  }

  /** How somebody gets in: {@code admin} or {@code demo}, with {@code email} and {@code password}. */
  JsonNode access(String who) {
    return access.path(who);
  }

  /** A connection to the server's database. */
  Connection database() throws IOException, SQLException {
    Properties notes = new Properties();
    try (Reader in = Files.newBufferedReader(data.resolve("launcher.properties"))) {
      notes.load(in);
    }
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + notes.getProperty("postgres.port") + "/lotse",
        "lotse", notes.getProperty("postgres.password"));
  }

  /** A client that is signed in as the administrator. */
  LotseServer administrator() {
    return signedIn("admin");
  }

  /** An access token of the demo person. */
  String token() {
    JsonNode demo = access.path("demo");
    return LotseServer.at("http://127.0.0.1:" + port).login(demo.path("email").asText(), demo.path("password").asText())
        .expect(200).json().path("access_token").asText();
  }

  private LotseServer signedIn(String who) {
    return LotseServer.at("http://127.0.0.1:" + port).signedIn(access.path(who).path("email").asText(),
        access.path(who).path("password").asText());
  }

  @Override
  public void close() throws InterruptedException {
    launcher.destroy();
    if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
      launcher.destroyForcibly();
    }
  }
}
