package io.lotse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;

import io.lotse.quickstart.DemoAccounts;
import io.lotse.quickstart.JdbcUrl;
import io.lotse.quickstart.MongoWire;
import io.lotse.quickstart.Postgres;
import io.lotse.testing.LotseServer;

/**
 * Shows that no notification is lost: two servers on one database, a bot, and bursts of a thousand requests for a human,
 * while the bot is away, is killed, and a server is killed with SIGKILL. Afterwards the bot has each that was
 * acknowledged, in the order of the table, and what came twice came under the same id.
 */
final class Crashes implements AutoCloseable {
  private static final int BURST = 1_000;
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final String PASSWORD = "leinen-los-und-voraus-8";
  private static final String ADMIN = "admin@lotse.example";
  private static final List<String> PORTS = List.of("7898", "7897");

  private final Path work = Path.of(System.getProperty("lotse.target", "target")).toAbsolutePath().resolve("crashes");
  private final Postgres postgres = new Postgres(work.resolve("postgres"), work.getParent(), work.resolve("log/pg.log"),
      7896, "crashes");
  private final MongoWire mongo = new MongoWire(work.resolve("mongo"), 7895);
  private final List<BenchServer> servers = new ArrayList<>();
  private UUID person;
  private String key;

  void run() throws IOException, InterruptedException, SQLException {
    Files.createDirectories(work.resolve("log"));
    postgres.start();
    mongo.start();
    for (String port : PORTS) {
      servers.add(start(port));
    }
    prepare();
    away();
    botKilled();
    serverKilled("a server is killed -9 in the middle, and started again", List.of(0), 0);
    serverKilled("two servers; the one that the bot reads is killed -9 in the middle", List.of(0, 1), 1);
  }

  private BenchServer start(String port) throws IOException, InterruptedException {
    return BenchServer.start(port, work.resolve("node-" + port), Map.of("DATABASE_URL", postgres.url(), "MONGODB_URL",
        mongo.url(), "SUPERUSER_EMAIL", ADMIN, "SUPERUSER_PASSWORD", PASSWORD, "EMBEDDING_MODEL", "local"), "none");
  }

  private void prepare() throws SQLException {
    new DemoAccounts(postgres.url()).ensure(new DemoAccounts.Person("burst@lotse.example", "Burst", PASSWORD, false));
    person = UUID.fromString(client(0).get("/auth/me").expect(200).json().path("id").asText());
    key = admin(0).post("/admin/api-keys", Map.of("name", "bot " + UUID.randomUUID(), "scopes", List.of("notify")))
        .expect(201).json().path("key").asText();
  }

  private void away() throws IOException, InterruptedException, SQLException {
    Report.begin("the bot is not connected during the burst");
    Burst burst = new Burst(List.of(client(0), client(1)), sessions()).begin();
    Set<String> told = burst.end();
    try (NotifyBot bot = new NotifyBot(key, ports(0))) {
      judge(burst, told, bot);
      await(() -> admin(0).get("/notifications?state=open&limit=1").expect(200).json().isEmpty());
    }
    try (NotifyBot again = new NotifyBot(key, ports(1))) {
      await(() -> again.connections() > 0);
      Thread.sleep(3000);
      Report.atMost(0, "sent again after all were acknowledged", again.count(), "");
    }
  }

  private void botKilled() throws IOException, InterruptedException, SQLException {
    Report.begin("the bot is killed five times during the burst, and reads the two servers in turn");
    try (NotifyBot bot = new NotifyBot(key, ports(0, 1))) {
      await(() -> bot.connections() > 0);
      Burst burst = new Burst(List.of(client(0), client(1)), sessions()).begin();
      for (int i = 1; i <= 5; i++) {
        int enough = i * BURST / 6;
        await(() -> bot.count() >= enough);
        bot.kill();
      }
      judge(burst, burst.end(), bot);
    }
  }

  private void serverKilled(String scenario, List<Integer> asked, int victim)
      throws IOException, InterruptedException, SQLException {
    Report.begin(scenario);
    try (NotifyBot bot = new NotifyBot(key, asked.size() > 1 ? ports(1, 0) : ports(0))) {
      await(() -> bot.connections() > 0);
      List<LotseServer> clients = asked.stream().map(this::client).toList();
      Burst burst = new Burst(clients, sessions()).begin();
      await(() -> burst.count() >= BURST / 2);
      servers.get(victim).kill();
      servers.set(victim, start(PORTS.get(victim)));
      judge(burst, burst.end(), bot);
    }
  }

  private void judge(Burst burst, Set<String> told, NotifyBot bot) throws InterruptedException {
    Set<String> all = new HashSet<>(told);
    await(() -> bot.seen().containsAll(all));
    List<String> seen = bot.seen();
    List<String> order = order(seen.isEmpty() ? null : seen.getFirst());
    Set<String> missing = new HashSet<>(told);
    seen.forEach(missing::remove);
    Report.atLeast(BURST, "acknowledged to those who asked", told.size(), "");
    Report.figure("asked again for want of an answer", burst.repeated(), "");
    Report.atMost(0, "acknowledged, but not delivered", missing.size(), "");
    Report.atMost(0, "delivered out of order", seen.equals(order) ? 0 : 1, "");
    Report.figure("connections of the bot", bot.connections(), "");
    Report.figure("delivered twice, under the same id", bot.duplicates(), "");
  }

  /** The order of the table, from that notification on. */
  private List<String> order(String first) {
    List<String> ids = new ArrayList<>();
    if (first == null) {
      return ids;
    }
    ids.add(first);
    LotseServer admin = admin(0);
    while (true) {
      JsonNode page = admin.get("/notifications?limit=500&since=" + ids.getLast()).expect(200).json();
      page.forEach(each -> ids.add(each.path("id").asText()));
      if (page.isEmpty()) {
        return ids;
      }
    }
  }

  private List<UUID> sessions() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(JdbcUrl.of(postgres.url()));
        PreparedStatement insert = connection.prepareStatement("insert into chat_session (id, person_id, title,"
            + " created_at, updated_at, last_message_at) values (?, ?, 'burst', now(), now(), now())")) {
      for (int i = 0; i < BURST; i++) {
        ids.add(UuidCreator.getTimeOrderedEpoch());
        insert.setObject(1, ids.getLast());
        insert.setObject(2, person);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return ids;
  }

  private LotseServer client(int server) {
    return LotseServer.at("http://127.0.0.1:" + PORTS.get(server)).signedIn("burst@lotse.example", PASSWORD);
  }

  private LotseServer admin(int server) {
    return LotseServer.at("http://127.0.0.1:" + PORTS.get(server)).signedIn(ADMIN, PASSWORD);
  }

  private static List<Integer> ports(int... servers) {
    return java.util.Arrays.stream(servers).mapToObj(PORTS::get).map(Integer::valueOf).toList();
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (BenchServer server : servers) {
      server.close();
    }
    mongo.close();
    postgres.close();
  }
}
