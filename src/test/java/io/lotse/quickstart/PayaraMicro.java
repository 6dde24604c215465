package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The application server with Lotse in it: a process of its own that keeps everything below the data directory. */
final class PayaraMicro implements Part {
  private static final String NAME = "server";
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final DataDirectory data;
  private final Build build;
  private final Map<String, String> environment;
  private final Leftovers leftovers;
  private final ServerLog log;
  private Process process;

  PayaraMicro(DataDirectory data, Build build, Map<String, String> environment, Leftovers leftovers) {
    this.data = data;
    this.build = build;
    this.environment = environment;
    this.leftovers = leftovers;
    this.log = new ServerLog(data.resolve("log").resolve("server.log"));
  }

  static boolean endLeftover(Leftovers leftovers) {
    return leftovers.end(NAME);
  }

  ServerLog log() {
    return log;
  }

  Process process() {
    return process;
  }

  @Override
  public void start() {
    try {
      keepPreviousLog();
      ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true)
          .redirectOutput(log.file().toFile());
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      builder.environment().putAll(environment);
      process = builder.start();
      process.getOutputStream().close();
      leftovers.remember(NAME, process.toHandle());
    } catch (IOException e) {
      throw new QuickstartFailed("The server could not be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      leftovers.forget(NAME);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What makes the start quick and the memory small; a server under load wants {@code -Dlotse.compiler=full}. */
  private static List<String> economy() {
    List<String> options = new ArrayList<>(List.of("-Xms96m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30", "-XX:-UsePerfData"));
    if (!"full".equals(System.getProperty("lotse.compiler"))) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(economy());
    command.addAll(List.of(
        "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true", "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl", "-Djava.io.tmpdir="
            + data.emptied("tmp"), "-jar", build.server().toString(),
        "--rootDir", data.emptied("server").toString(), "--nohazelcast", "--disablephonehome", "--prebootcommandfile",
        Preboot.writeClosed(data.resolve("preboot.txt"), environment.get("BIND_ADDRESS")).toString(),
        "--postdeploycommandfile", Preboot.writeOpening(data.resolve("postdeploy.txt")).toString(), "--logproperties",
        ServerLogging.write(data.resolve("logging.properties"), environment.get("LOG_FORMAT")).toString(), "--port",
        environment.get("PORT"), "--contextroot", "/", "--deploy",
        build.application().toString()));
    Optional<Path> libraries = build.embeddingLibraries();
    libraries.ifPresent(folder -> command.addAll(List.of("--addLibs", folder.toString())));
    return command;
  }

  private void keepPreviousLog() throws IOException {
    if (Files.exists(log.file())) {
      Files.move(log.file(), log.file().resolveSibling("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
