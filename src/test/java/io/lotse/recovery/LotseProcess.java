package io.lotse.recovery;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.lotse.testing.LotseServer;

/** Lotse as the quick start runs it, in processes that can be ended in the middle of anything, on data that stay. */
public final class LotseProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final Path work;
  private final int port;
  private final Map<String, String> settings;
  private Process launcher;

  /** @param settings variables beside those of this process */
  public LotseProcess(Path work, int port, Map<String, String> settings) {
    this.work = work;
    this.port = port;
    this.settings = settings;
  }

  /** The same installation with other settings; it is not started. */
  LotseProcess with(Map<String, String> others) {
    return new LotseProcess(work, port, others);
  }

  Path data() {
    return work.resolve("data");
  }

  public LotseProcess start() throws IOException, InterruptedException {
    Path target = Path.of(System.getProperty("lotse.target", "target")).toAbsolutePath();
    Path log = Files.createDirectories(work).resolve("launcher.log");
    Files.writeString(log, "");
    ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
        .toString(), "-Xmx512m", "-XX:+UseSerialGC", "-Dlotse.target=" + target, "-Dlotse.port=" + port,
        "-Dlotse.embedding=none", "-Djava.io.tmpdir=" + work, "-cp", System.getProperty("java.class.path"),
        "io.lotse.quickstart.Quickstart")).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log
            .toFile());
    builder.environment().put("DATA_DIRECTORY", data().toString());
    builder.environment().put("RATE_LIMIT_AUTH", "off");
    builder.environment().put("RATE_LIMIT_SEARCH", "off");
    builder.environment().putAll(settings);
    launcher = builder.start();
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.readString(log).contains("Ctrl-C ends it")) {
      if (!launcher.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("Lotse did not start:\n" + Files.readString(log));
      }
      Thread.sleep(200);
    }
    return this;
  }

  /** Ends the server as kill -9 does; the launcher then ends what it has started beside. */
  public void kill() throws InterruptedException {
    launcher.descendants().filter(LotseProcess::isServer).forEach(ProcessHandle::destroyForcibly);
    end();
  }

  /** The server's own process, which the launcher has started. */
  public ProcessHandle server() {
    return launcher.descendants().filter(LotseProcess::isServer).findFirst().orElseThrow();
  }

  private static boolean isServer(ProcessHandle process) {
    return Arrays.asList(process.info().arguments().orElse(new String[0])).contains("--deploy");
  }

  /** A client that is signed in as the administrator. */
  public LotseServer administrator() throws IOException {
    JsonNode admin = new ObjectMapper().readTree(data().resolve("quickstart.json").toFile()).path("admin");
    return LotseServer.at("http://127.0.0.1:" + port).signedIn(admin.path("email").asText(),
        admin.path("password").asText());
  }

  /** A connection to the server's database. */
  Connection database() throws IOException, SQLException {
    Properties notes = new Properties();
    try (Reader in = Files.newBufferedReader(data().resolve("launcher.properties"))) {
      notes.load(in);
    }
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + notes.getProperty("postgres.port") + "/lotse",
        "lotse", notes.getProperty("postgres.password"));
  }

  @Override
  public void close() throws InterruptedException {
    if (launcher != null) {
      launcher.destroy();
      end();
    }
  }

  private void end() throws InterruptedException {
    if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
      launcher.destroyForcibly().waitFor();
    }
  }
}
