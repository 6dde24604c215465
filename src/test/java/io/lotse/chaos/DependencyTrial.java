package io.lotse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.nodes.Installation;
import io.lotse.nodes.Installation.Part;
import io.lotse.testing.LotseServer;
import io.lotse.testing.UnreliableLine;

/** Each part fails in each way under load: waits are bounded, health tells, all comes back alone, nothing is lost. */
class DependencyTrial {
  private static final Duration TROUBLE = Duration.ofSeconds(12);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final Duration PACE = Duration.ofMillis(150);
  @TempDir
  private static Path work;
  private static Installation lotse;
  private static LotseServer person;
  private static LotseServer editor;

  /** What befalls a part. */
  enum Trouble {
    CUT, SILENT, SLOW;

    void befall(UnreliableLine line) {
      switch (this) {
        case CUT -> line.cut();
        case SILENT -> line.silence();
        case SLOW -> line.slow(PACE);
      }
    }
  }

  @BeforeAll
  static void one_node() throws Exception {
    lotse = new Installation(work, Map.of("RATE_LIMIT_SEARCH", "off", "OPENAI_IDLE_TIMEOUT", "5s")).start(1);
    person = lotse.at(0).withToken(lotse.personToken());
    editor = lotse.at(0).withToken(lotse.adminToken());
  }

  @AfterAll
  static void end() throws Exception {
    lotse.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(Part.values()).flatMap(part -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(part,
        trouble)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("troubles")
  void what_was_acknowledged_stays_waits_are_bounded_and_all_comes_back_alone(Part part, Trouble trouble)
      throws Exception {
    UnreliableLine line = lotse.line(part);
    try (Load load = new Load(person, editor)) {
      Thread.sleep(3_000);
      trouble.befall(line);
      try {
        if (trouble != Trouble.SLOW) {
          await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(300)).until(() -> tells(part));
        }
        Thread.sleep(TROUBLE);
      } finally {
        line.mend();
      }
      await().atMost(RECOVERY).pollInterval(Duration.ofMillis(500)).until(() -> Load.answersWell(person));
      assertThat(load.longestMillis()).isLessThan(LONGEST_WAIT.toMillis());
      assertThat(load.cutOff()).isEmpty();
      assertThat(load.statuses()).isSubsetOf(200, 201, 503);
      assertThat(load.lostOrDoubled()).isEmpty();
      System.getLogger("chaos").log(System.Logger.Level.INFO, "{0} {1}: longest wait {2} ms, acknowledged {3}, {4}",
          part, trouble, load.longestMillis(), load.acknowledged(), load.statuses());
    }
  }

  /** Whether readiness names the part: down where nothing goes without it, degraded otherwise. */
  private static boolean tells(Part part) {
    var health = lotse.at(0).get("/health/ready");
    String name = switch (part) {
      case POSTGRESQL -> "postgresql";
      case MONGODB -> "mongodb";
      case OBJECTS -> "object-store";
      case MODEL -> "language-model";
    };
    for (JsonNode check : health.json().path("checks")) {
      if (check.path("name").asText().equals(name)) {
        boolean down = check.path("status").asText().equals("DOWN");
        return part == Part.POSTGRESQL || part == Part.MONGODB ? down && health.status() == 503
            : !down && check.path("data").path("degraded").asBoolean();
      }
    }
    throw new AssertionError("no check " + name + " in " + health);
  }
}
