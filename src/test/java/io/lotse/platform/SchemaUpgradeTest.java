package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

import io.lotse.platform.SchemaUpgrade.Patience;
import io.lotse.quickstart.JdbcUrl;
import io.lotse.quickstart.Postgres;

/** From each version to the newest on a real PostgreSQL, while what nodes of that version do goes on. */
class SchemaUpgradeTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Patience QUICK = new Patience(Duration.ofMillis(200), Duration.ofMillis(100), 50);
  @TempDir
  private static Path work;
  private static Postgres postgres;

  @BeforeAll
  static void a_server() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      socket.close();
      postgres = new Postgres(work.resolve("postgres"), Path.of(System.getProperty("lotse.target", "target"))
          .toAbsolutePath(), work.resolve("postgres.log"), port, "schema");
    }
    postgres.start();
  }

  @AfterAll
  static void end() {
    postgres.close();
  }

  static Stream<Integer> versions() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.map(file -> Integer.parseInt(file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1")))
          .sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void conversations_go_on_while_the_schema_becomes_the_newest_and_after_it(int version) throws Exception {
    DataSource database = emptied();
    new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE).to(String.valueOf(version));
    try (OlderNode node = new OlderNode(database)) {
      node.awaitQuestions(20);
      new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE).run();
      node.awaitQuestions(20);
      node.end();
      assertThat(node.failures()).isEmpty();
      assertThat(number(database, "select count(*) from message")).isEqualTo(node.questions());
    }
    assertThat(number(database, "select max(cast(version as integer)) from flyway_schema_history where success"))
        .isEqualTo(versions().reduce(0, Math::max).longValue());
  }

  @Test
  void a_change_that_does_not_get_its_lock_lets_others_go_first_and_is_made_once_it_can_be() throws Exception {
    DataSource database = emptied();
    new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE).to("13");
    try (ExecutorService upgrading = Executors.newSingleThreadExecutor();
        OlderNode node = new OlderNode(database);
        Connection report = database.getConnection()) {
      report.setAutoCommit(false);
      number(report, "select count(*) from message");
      Future<?> upgrade = upgrading.submit(() -> new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE).run());
      awaitWaiting(database);
      node.awaitQuestions(50);
      assertThat(upgrade.isDone()).isFalse();
      report.rollback();
      upgrade.get();
      node.end();
      assertThat(node.failures()).isEmpty();
    }
    assertThat(number(database, "select count(total_ms) from message")).isZero();
  }

  @Test
  void an_index_is_made_concurrently_while_people_write() throws Exception {
    DataSource database = emptied();
    new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE).run();
    Path more = Files.createDirectories(work.resolve("more"));
    Files.writeString(more.resolve("V1000__index.sql"),
        "create index concurrently message_model on message (model);");
    try (OlderNode node = new OlderNode(database)) {
      node.awaitQuestions(20);
      new SchemaUpgrade(database, QUICK, SchemaUpgrade.HERE, "filesystem:" + more).run();
      node.end();
      assertThat(node.failures()).isEmpty();
    }
    assertThat(number(database, "select count(*) from pg_index where indisvalid and indexrelid = "
        + "cast('message_model' as regclass)")).isOne();
  }

  /** A database that has nothing in it; those of other tests are gone. */
  private static DataSource emptied() throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(JdbcUrl.of(postgres.url()));
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
    }
    return database;
  }

  private static void awaitWaiting(DataSource database) throws SQLException, InterruptedException {
    while (number(database, "select count(*) from pg_locks where not granted") == 0) {
      Thread.sleep(10);
    }
  }

  private static long number(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return number(connection, query);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Asks and reads as the first version did, one transaction after the other. */
  private static final class OlderNode implements AutoCloseable {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);
    private final DataSource database;
    private final Thread thread = new Thread(this::work, "older-node");
    private final List<Exception> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile long questions;

    OlderNode(DataSource database) {
      this.database = database;
      thread.start();
    }

    long questions() {
      return questions;
    }

    List<Exception> failures() {
      return failures;
    }

    void awaitQuestions(int more) throws InterruptedException {
      long enough = questions + more;
      while (questions < enough && failures.isEmpty()) {
        Thread.sleep(10);
      }
    }

    void end() throws InterruptedException {
      ended = true;
      thread.join();
    }

    private void work() {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        while (!ended) {
          ask(connection);
          connection.commit();
          questions++;
          Thread.sleep(BETWEEN_QUESTIONS);
        }
      } catch (SQLException | InterruptedException failed) {
        failures.add(failed);
      }
    }

    private static void ask(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
                with p as (insert into person (id, email, display_name, password_hash, created_at, updated_at)
                  values (gen_random_uuid(), gen_random_uuid() || '@lotse.example', 'Mara', 'x', now(), now()) returning id),
                s as (insert into chat_session (id, person_id, title, created_at, updated_at, last_message_at)
                  select gen_random_uuid(), id, 'F-110', now(), now(), now() from p returning id)
                insert into message (id, session_id, role, content, status, created_at, updated_at)
                  select gen_random_uuid(), id, 'user', 'Was bedeutet F-110?', 'complete', now(), now() from s""");
        statement.execute("update chat_session set message_count = message_count + 1 where id = "
            + "(select session_id from message order by position desc limit 1)");
        number(connection, "select count(*) from (select m.content from message m join chat_session s "
            + "on s.id = m.session_id order by m.position desc limit 20) newest");
      }
    }

    @Override
    public void close() throws InterruptedException {
      end();
    }
  }
}
