package io.lotse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.nodes.Installation;
import io.lotse.testing.LotseServer;

/** Lotse and PostgreSQL are ended as by kill -9, at any moment under load: what was acknowledged is there, once. */
class CrashTrial {
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  /** An answer that was cut off is marked when the claim of the process that wrote it has run out. */
  private static final Duration CLAIM = Duration.ofMinutes(1);
  @TempDir
  private static Path work;
  private static Installation lotse;
  private static LotseServer person;
  private static LotseServer editor;

  @BeforeAll
  static void one_node() throws Exception {
    lotse = new Installation(work, Map.of("RATE_LIMIT_SEARCH", "off")).start(1);
    person = lotse.at(0).withToken(lotse.personToken());
    editor = lotse.at(0).withToken(lotse.adminToken());
  }

  @AfterAll
  static void end() throws Exception {
    lotse.close();
  }

  @RepeatedTest(3)
  void nothing_acknowledged_is_lost_or_doubled_when_lotse_is_killed() throws Exception {
    crash("Lotse", () -> {
      lotse.process(0).kill();
      return lotse.process(0).start();
    });
  }

  @RepeatedTest(3)
  void nothing_acknowledged_is_lost_or_doubled_when_postgresql_is_killed() throws Exception {
    crash("PostgreSQL", () -> {
      lotse.killDatabase();
      Thread.sleep(5_000);
      lotse.startDatabase();
      return null;
    });
  }

  private static void crash(String part, Callable<?> dies) throws Exception {
    try (Load load = new Load(person, editor)) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(2_000, 6_000));
      dies.call();
      long since = System.nanoTime();
      await().atMost(RECOVERY).pollInterval(Duration.ofMillis(200)).until(() -> Load.answersWell(person));
      long recovery = (System.nanoTime() - since) / 1_000_000;
      Thread.sleep(2_000);
      assertThat(load.lostOrDoubled()).isEmpty();
      assertThat(load.statuses()).isSubsetOf(200, 201, 404, 503);
      await().atMost(CLAIM).until(() -> lotse.number("select count(*) from message where status = 'running'") == 0
          && lotse.number("select count(*) from run where state = 'running'") == 0);
      assertThat(lotse.number("select count(*) from (select answers_id from message where answers_id is not null"
          + " group by answers_id having count(*) > 1) doubled")).isZero();
      System.getLogger("chaos").log(System.Logger.Level.INFO, "{0} killed: acknowledged {1}, cut off {2}, longest wait"
          + " {3} ms, answers well {4} ms after it was back", part, load.acknowledged(), load.cutOff().size(), load
              .longestMillis(), recovery);
    }
  }
}
