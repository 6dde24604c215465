package io.lotse.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.lotse.platform.nodes.Announcements.Listener;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

class ListeningTest {
  private static EmbeddedPostgres postgres;
  private final Listening listening = new Listening(() -> postgres.getPostgresDatabase().getConnection());
  private final Ear ear = new Ear();

  private static final class Ear implements Listener {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void heard(String payload) {
      heard.add(payload);
    }

    @Override
    public void mayHaveMissed() {
      heard.add("missed?");
    }
  }

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void listen() {
    listening.subscribe("faq", ear);
    Thread.ofPlatform().daemon().start(listening);
    await().until(() -> ear.heard.contains("missed?"));
  }

  @AfterEach
  void end() {
    listening.end();
  }

  @Test
  void announcements_arrive_in_order_on_their_own_channel_only() throws SQLException {
    announce("faq", "1 ä", "2", "");
    announce("events", "not for us");
    announce("faq", "last");

    await().untilAsserted(() -> assertThat(ear.heard).containsExactly("missed?", "1 ä", "2", "", "last"));
  }

  @Test
  void what_is_rolled_back_is_not_announced() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.setAutoCommit(false);
      notify(connection, "faq", "never");
      connection.rollback();
    }
    announce("faq", "after it");

    await().untilAsserted(() -> assertThat(ear.heard).containsExactly("missed?", "after it"));
  }

  @Test
  void after_a_lost_connection_it_listens_again_and_says_so() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'");
    }

    await().untilAsserted(() -> assertThat(ear.heard).containsExactly("missed?", "missed?"));
    announce("faq", "here again");
    await().untilAsserted(() -> assertThat(ear.heard).containsExactly("missed?", "missed?", "here again"));
  }

  @Test
  void a_listener_that_comes_later_is_told_that_it_may_have_missed_something_and_hears_the_rest() throws SQLException {
    Ear late = new Ear();
    listening.subscribe("faq", late);
    announce("faq", "1");

    await().untilAsserted(() -> assertThat(late.heard).containsExactly("missed?", "1"));
  }

  @Test
  void a_listener_that_fails_keeps_nobody_else_from_hearing() throws SQLException {
    Listening shared = new Listening(() -> postgres.getPostgresDatabase().getConnection());
    shared.subscribe("faq", new Listener() {
      @Override
      public void heard(String payload) {
        throw new IllegalStateException("broken on purpose");
      }

      @Override
      public void mayHaveMissed() {
        throw new IllegalStateException("broken on purpose");
      }
    });
    Ear second = new Ear();
    shared.subscribe("faq", second);
    Thread.ofPlatform().daemon().start(shared);
    await().until(() -> second.heard.contains("missed?"));
    announce("faq", "1", "2");

    await().untilAsserted(() -> assertThat(second.heard).containsExactly("missed?", "1", "2"));
    shared.end();
  }

  @Test
  void a_burst_is_heard_whole() throws SQLException {
    String[] burst = IntStream.range(0, 5000).mapToObj(String::valueOf).toArray(String[]::new);
    announce("faq", burst);

    await().untilAsserted(() -> assertThat(ear.heard).hasSize(5001).endsWith("4998", "4999"));
  }

  @Test
  void a_channel_has_a_plain_name() {
    assertThatThrownBy(() -> Listening.message("two words", "x")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two words");
  }

  private static void announce(String channel, String... payloads) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.setAutoCommit(false);
      for (String payload : payloads) {
        notify(connection, channel, payload);
      }
      connection.commit();
    }
  }

  private static void notify(Connection connection, String channel, String payload) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, Listening.CHANNEL);
      statement.setString(2, Listening.message(channel, payload));
      statement.execute();
    }
  }
}
