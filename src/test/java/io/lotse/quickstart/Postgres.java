package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on the loopback address whose data survive restarts and crashes ({@code fsync} is on). It runs in a
 * session of its own, so that Ctrl-C at the console does not take it away from a server that is still ending.
 */
public final class Postgres implements Part {
  private static final String DATABASE = "lotse";
  private static final String SUPERUSER = "postgres";

  private final Path data;
  private final Path binaries;
  private final Path log;
  private final int port;
  private final String password;
  private final Unprivileged unprivileged = Unprivileged.here();

  /**
   * @param data the cluster's folder, made at the first start
   * @param binaries where the programs are unpacked; may be shared
   * @param log the file that PostgreSQL writes its messages to
   * @param password of the two roles, for a cluster that does not exist yet
   */
  public Postgres(Path data, Path binaries, Path log, int port, String password) {
    this.data = data.toAbsolutePath();
    this.binaries = binaries;
    this.log = log.toAbsolutePath();
    this.port = port;
    this.password = password;
  }

  /** As {@code DATABASE_URL} wants it. */
  public String url() {
    return "postgresql://" + DATABASE + ":" + password + "@127.0.0.1:" + port + "/" + DATABASE;
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(log.getParent());
      close();
      if (!Files.exists(data)) {
        initialise();
      }
      configure();
      List<String> command = tool("pg_ctl", "-D", data.toString(), "-w", "-t", "120", "start");
      if (run(command) != 0) {
        throw new QuickstartFailed("PostgreSQL did not start: " + lastWords());
      }
      createDatabase();
    } catch (IOException | SQLException e) {
      throw new QuickstartFailed("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /** Whether the server of this data directory runs, whoever started it. */
  boolean running() {
    return postmaster().isPresent();
  }

  @Override
  public void close() {
    if (!running()) {
      return;
    }
    boolean stopped = run(tool("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "20", "stop")) == 0
        || run(tool("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "-t", "10", "stop")) == 0;
    if (!stopped) {
      postmaster().ifPresent(Leftovers::end);
    }
  }

  /** Ends it as kill -9 of everything does: what was not committed is lost, and the next start recovers the rest. */
  public void kill() {
    postmaster().ifPresent(postmaster -> {
      List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(each -> each.onExit().join());
    });
  }

  /** PostgreSQL notes its process id in the first and its start time, in seconds, in the third line. */
  private Optional<ProcessHandle> postmaster() {
    try {
      List<String> noted = Files.readAllLines(data.resolve("postmaster.pid"));
      return Leftovers.alive(Long.parseLong(noted.get(0).strip()),
          Instant.ofEpochSecond(Long.parseLong(noted.get(2).strip())));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException notRunning) {
      return Optional.empty();
    }
  }

  private void initialise() throws IOException {
    Path unfinished = data.resolveSibling(data.getFileName() + ".new");
    DataDirectory.delete(unfinished);
    Files.createDirectories(unfinished);
    Path secret = PrivateFile.create(data.resolveSibling(data.getFileName() + ".secret"));
    try {
      Files.writeString(secret, password);
      unprivileged.own(unfinished, secret);
      List<String> command = tool("initdb", "-D", unfinished.toString(), "-U", SUPERUSER, "-A", "scram-sha-256",
          "--pwfile=" + secret, "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
          "--no-instructions");
      if (run(command) != 0) {
        throw new QuickstartFailed("PostgreSQL's data directory could not be made: " + lastWords());
      }
    } finally {
      Files.deleteIfExists(secret);
    }
    Files.writeString(unfinished.resolve("postgresql.conf"),
        Files.readString(unfinished.resolve("postgresql.conf")) + "\ninclude = 'lotse.conf'\n");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void configure() throws IOException {
    Files.writeString(data.resolve("lotse.conf"), """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        timezone = 'UTC'
        """.formatted(port));
    unprivileged.own(data);
  }

  private void createDatabase() throws SQLException {
    String server = "jdbc:postgresql://127.0.0.1:" + port + "/" + SUPERUSER;
    try (Connection connection = DriverManager.getConnection(server, SUPERUSER, password);
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select from pg_roles where rolname = '" + DATABASE + "'")) {
        statement.execute("create role " + DATABASE + " login password '" + password + "'");
      }
      if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE + " owner " + DATABASE);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private List<String> tool(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(PostgresBinaries.unpacked(binaries).resolve("bin").resolve(name).toString());
    command.addAll(Arrays.asList(arguments));
    return unprivileged.command(command);
  }

  private int run(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start().waitFor();
    } catch (IOException e) {
      throw new QuickstartFailed(command.getFirst() + " could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuickstartFailed("The start was interrupted.", e);
    }
  }

  private String lastWords() throws IOException {
    List<String> told = Files.readAllLines(log).stream()
        .filter(line -> line.contains("FATAL") || line.contains("error:") || line.contains("HINT")).toList();
    return (told.isEmpty() ? "" : told.getLast() + " ") + "(see " + log + ")";
  }
}
