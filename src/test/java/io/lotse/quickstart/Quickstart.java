package io.lotse.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.lotse.testing.LotseServer;

/**
 * Starts Lotse on this machine with nothing installed but a JDK: a real PostgreSQL, a server that speaks MongoDB's wire
 * protocol, and the application server with the WAR. Everything ends with this process, and this process with the one
 * that started it.
 *
 * <p>System properties: {@code lotse.target} (the build's folder), {@code lotse.port}, {@code lotse.embedding}
 * ({@code none} leaves the local embedding model out), {@code lotse.compiler} ({@code full} = all of the JVM's compilers,
 * for a server under load; otherwise the quick one only, which halves the work of a start). Everything else comes from environment variables or {@code .env}.
 */
public final class Quickstart {
  private static final String DEFAULT_PORT = "7860";

  private final Console console;
  private final Parts parts;
  private final Environment given;
  private final Build build;

  private Quickstart(Console console, Parts parts, Environment given) {
    this.console = console;
    this.parts = parts;
    this.given = given;
    this.build = new Build(Path.of(System.getProperty("lotse.target", "target")).toAbsolutePath(),
        !"none".equals(System.getProperty("lotse.embedding"))
            && given.find("EMBEDDING_MODEL").map("local"::equals).orElse(true));
  }

  public static void main(String[] args) {
    Console console = new Console(System.out);
    Parts parts = new Parts();
    endInOrder(parts, console);
    endWithParent();
    try {
      new Quickstart(console, parts, Environment.of(Path.of(""))).run();
    } catch (QuickstartFailed failed) {
      if (parts.closing()) {
        Parts.awaitEnd();
      }
      console.line("[lotse] " + failed.getMessage());
    }
    System.exit(1);
  }

  private static void endInOrder(Parts parts, Console console) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> parts.close(console), "ending"));
  }

  private static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
  }

  /** Returns when the server has ended by itself. */
  private void run() {
    Instant began = Instant.now();
    DataDirectory data = DataDirectory.take(Path.of(given.find("DATA_DIRECTORY").orElse("data")).toAbsolutePath()
        .normalize());
    Notes notes = new Notes(data.resolve("launcher.properties"));
    Leftovers leftovers = new Leftovers(notes);
    if (PayaraMicro.endLeftover(leftovers)) {
      console.line("[lotse] Ended a server that an earlier start had left behind");
    }
    String port = port();
    Map<String, String> environment = environment(data, notes, port);
    Access access = access(data, environment.get("PUBLIC_URL"));
    environment.put("SUPERUSER_EMAIL", access.admin().email());
    environment.put("SUPERUSER_PASSWORD", access.admin().password());

    PayaraMicro server = new PayaraMicro(data, build, environment, leftovers);
    String local = "http://" + reachable(environment.get("BIND_ADDRESS")) + ":" + port;
    console.step("Starting the server (log: " + server.log().file() + ")");
    parts.start(server);
    new Readiness(server, local, console).await();
    console.done("ready");

    Access complete = seed(access, environment.get("DATABASE_URL"), local);
    complete.save(data.resolve("quickstart.json"));
    new Welcome(console, LotseServer.at(local)).show(complete, server.log(), data.resolve("quickstart.json"),
        Duration.between(began, Instant.now()));
    server.process().onExit().join();
    if (parts.closing()) {
      Parts.awaitEnd();
    }
    throw new QuickstartFailed("The server ended unexpectedly with code " + server.process().exitValue() + " (log: "
        + server.log().file() + ").");
  }

  private String port() {
    String asked = System.getProperty("lotse.port", DEFAULT_PORT);
    String port = asked.equals(DEFAULT_PORT) ? given.find("PORT").orElse(asked) : asked;
    if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65_535) {
      throw new QuickstartFailed("The port " + port + " is not a number from 1 to 65535.");
    }
    if (!Ports.free(bindAddress(), Integer.parseInt(port))) {
      throw new QuickstartFailed("Port " + port + " is in use by another program: choose another one with -Dport=, e.g."
          + " mvn -Pquickstart -Dport=" + (Integer.parseInt(port) % 65_535 + 1) + ".");
    }
    return port;
  }

  private String bindAddress() {
    return given.find("BIND_ADDRESS").orElse("127.0.0.1");
  }

  private static String reachable(String bindAddress) {
    return bindAddress.equals("0.0.0.0") || bindAddress.equals("::") ? "127.0.0.1" : bindAddress;
  }

  private Map<String, String> environment(DataDirectory data, Notes notes, String port) {
    Map<String, String> all = new LinkedHashMap<>(given.variables());
    all.put("PORT", port);
    all.put("BIND_ADDRESS", bindAddress());
    all.put("DATA_DIRECTORY", data.path().toString());
    all.putIfAbsent("PUBLIC_URL", "http://localhost:" + port);
    all.put("DJL_CACHE_DIR", data.resolve("tmp").resolve("djl").toString());
    all.put("OPT_OUT_TRACKING", "true");
    Postgres postgres = new Postgres(data.resolve("postgres"), build.target(), data.resolve("log").resolve(
        "postgres.log"), Ports.remembered(notes, "postgres.port"), notes.once("postgres.password", Access::password));
    if (given.hasAny("DATABASE_URL", "AIVEN_DB_URL", "POSTGRES_HOST")) {
      postgres.close();
    } else {
      console.step("Starting PostgreSQL (data: " + data.resolve("postgres") + ")");
      parts.start(postgres);
      console.done("running");
      all.put("DATABASE_URL", postgres.url());
    }
    if (!given.hasAny("MONGODB_URL", "MONGODB_URI")) {
      console.step("Starting the document store (data: " + data.resolve("mongo") + ")");
      MongoWire mongo = new MongoWire(data.resolve("mongo"), Ports.remembered(notes, "mongo.port"));
      parts.start(mongo);
      console.done("running");
      all.put("MONGODB_URL", mongo.url());
    }
    return all;
  }

  private Access access(DataDirectory data, String url) {
    Access kept = Access.recall(data.resolve("quickstart.json"), url);
    return kept.withAdmin(new Access.Login(given.find("SUPERUSER_EMAIL").orElse(kept.admin().email()),
        given.find("SUPERUSER_PASSWORD").orElse(kept.admin().password())));
  }

  private Access seed(Access access, String databaseUrl, String local) {
    if (databaseUrl == null) {
      return access;
    }
    DemoAccounts accounts = new DemoAccounts(databaseUrl);
    accounts.ensure(new DemoAccounts.Person(access.demo().email(), "Demo", access.demo().password(), false));
    LotseServer nobody = LotseServer.at(local);
    DemoContent content = new DemoContent(nobody.signedIn(access.admin().email(), access.admin().password()), console);
    Access complete = content.keys(access);
    content.entries();
    content.manuals(build.manuals());
    return complete;
  }
}
