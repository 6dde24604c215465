package io.lotse.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.EventStream;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.ServerEvent;
import io.lotse.testing.StreamedAnswer;

/** Two nodes, and a third where it matters: it is all the same to whom one speaks. */
class SeveralNodesTrial {
  private static final Duration SOON = Duration.ofSeconds(5);
  @TempDir
  private static Path work;
  private static Installation lotse;
  private static String admin;

  @BeforeAll
  static void three_nodes() throws Exception {
    lotse = new Installation(work, Map.of("RATE_LIMIT_SEARCH", "20/minute", "TOKEN_BUDGET_PER_DAY",
        "20000")).start(3);
    admin = lotse.adminToken();
  }

  @AfterAll
  static void end() throws Exception {
    lotse.close();
  }

  @Test
  void a_call_for_a_human_on_one_node_reaches_the_bots_of_all_once() {
    String person = lotse.personToken();
    String session = StreamedAnswer.of(at(0, person), Map.of("question", "Was bedeutet F-110?")).session();
    List<Bot> bots = IntStream.range(0, lotse.size()).mapToObj(node -> new Bot(lotse.at(node).uri("/"), admin))
        .toList();
    try {
      at(1, person).post("/handoff", Map.of("session_id", session)).expect(201);
      await().atMost(SOON).untilAsserted(() -> assertThat(bots).allSatisfy(bot -> assertThat(bot.told(session))
          .isEqualTo(1)));
    } finally {
      bots.forEach(Bot::close);
    }
  }

  @Test
  void the_reply_of_a_human_appears_where_the_person_looks() {
    String person = lotse.personToken();
    String session = StreamedAnswer.of(at(0, person), Map.of("question", "Was bedeutet F-110?")).session();
    String notification = at(0, person).post("/handoff", Map.of("session_id", session)).expect(201).json().path("id")
        .asText();
    try (EventStream followed = at(1, person).stream("/chat/" + session + "/events")) {
      at(2, admin).post("/notifications/" + notification + "/reply", Map.of("text", "Hier ist Anna.")).expect(201);
      ServerEvent told = followed.next().orElseThrow();
      while (!told.name().equals("message") || !told.json().path("role").asText().equals("human")) {
        told = followed.next().orElseThrow();
      }
      assertThat(told.json().path("content").asText()).isEqualTo("Hier ist Anna.");
    }
  }

  @Test
  void what_is_written_on_one_node_is_read_on_all_although_they_keep_answers() {
    JsonNode entry = at(0, admin).post("/postgres/faq", Map.of("question", "Wann öffnen Sie?", "answer", "Um acht.",
        "language", "de")).expect(200).json();
    String path = "/postgres/faq/" + entry.path("id").asText();
    for (int node = 0; node < lotse.size(); node++) {
      int here = node;
      await().atMost(SOON).untilAsserted(() -> assertThat(lotse.at(here).get(path).expect(200).text()).contains(
          "Um acht."));
    }
    at(1, admin).put(path, Map.of("answer", "Um neun.")).expect(200);
    for (int node = 0; node < lotse.size(); node++) {
      int here = node;
      await().atMost(SOON).untilAsserted(() -> assertThat(lotse.at(here).get(path).expect(200).text()).contains(
          "Um neun."));
    }
  }

  @Test
  void all_nodes_count_calls_against_one_budget() throws InterruptedException {
    String person = lotse.personToken();
    assertThat(admitted(person, 0, 12) + admitted(person, 1, 1) + admitted(person, 2, 1)).isEqualTo(14);
    Thread.sleep(2_000);
    assertThat(admitted(person, 1, 12)).isEqualTo(6);
    Thread.sleep(2_000);
    assertThat(admitted(person, 2, 3) + admitted(person, 0, 3)).isZero();
  }

  @Test
  void tokens_count_against_one_budget_wherever_they_are_taken() {
    String person = lotse.personToken();
    long took = 0;
    Answer answer;
    int asked = 0;
    while ((answer = at(asked % lotse.size(), person).post("/chat", Map.of("question", "Erzähle! mock-notools-len400")))
        .status() == 200) {
      took += answer.json().path("usage").path("total_tokens").asLong();
      assertThat(++asked).isLessThan(100);
    }
    assertThat(asked).isGreaterThan(lotse.size());
    for (int node = 0; node < lotse.size(); node++) {
      assertThat(at(node, person).post("/chat", Map.of("question", "Und?")).expect(429).json().path("code").asText())
          .isEqualTo("token_budget_spent");
      assertThat(at(node, person).get("/auth/me").expect(200).json().path("token_budget").path("used").asLong())
          .isEqualTo(took);
    }
  }

  @Test
  void what_nothing_answers_is_gathered_once_although_all_nodes_gather() throws Exception {
    String question = "Wo wohnt der Klabautermann?";
    try (ExecutorService people = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 12; i++) {
        LotseServer person = at(i % lotse.size(), lotse.personToken());
        people.submit(() -> person.post("/chat", Map.of("question", question + " mock-notools")).expect(200));
      }
    }
    String gathered = "from gap_question where question like '" + question + "%'";
    await().atMost(Duration.ofMinutes(1)).until(() -> lotse.number("select count(*) " + gathered) == 12);
    Thread.sleep(Duration.ofSeconds(10));
    assertThat(lotse.number("select count(*) " + gathered)).isEqualTo(12);
    assertThat(lotse.number("select count(distinct gap_id) " + gathered)).isOne();
    assertThat(lotse.number("select count(*) from knowledge_gap g where not exists "
        + "(select 1 from gap_question q where q.gap_id = g.id)")).isZero();
  }

  @Test
  void who_signs_out_on_one_node_is_out_on_all() {
    String person = lotse.personToken();
    for (int node = 0; node < lotse.size(); node++) {
      at(node, person).get("/auth/me").expect(200);
    }
    at(0, person).post("/auth/logout", Map.of()).expect(204);
    for (int node = 0; node < lotse.size(); node++) {
      int here = node;
      await().atMost(SOON).untilAsserted(() -> at(here, person).get("/auth/me").expect(401));
    }
  }

  @Test
  void an_answer_is_cancelled_by_whichever_node_is_asked_to() {
    String person = lotse.personToken();
    try (EventStream stream = at(0, person).stream("/chat/stream", Map.of("question",
        "Was bedeutet F-110? mock-late-itl200-len300"))) {
      ServerEvent told = stream.next().orElseThrow();
      String session = told.json().path("session_id").asText();
      while (!told.name().equals("token")) {
        told = stream.next().orElseThrow();
      }
      at(1, person).post("/chat/" + session + "/cancel", Map.of()).expect(204);
      List<ServerEvent> rest = stream.rest();
      assertThat(rest.getLast().name()).isEqualTo("done");
      assertThat(rest.getLast().json().path("finish_reason").asText()).isEqualTo("cancelled");
      assertThat(rest).hasSizeLessThan(100);
    }
  }

  @Test
  void nodes_share_the_work_of_ingestion_and_each_finds_everything() throws Exception {
    List<FilePart> files = IntStream.range(0, 24).mapToObj(SeveralNodesTrial::manual).toList();
    String job = at(0, admin).upload("/admin/documents", Map.of(), files).expect(202).json().path("job_id").asText();
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(300)).until(() -> at(1, admin).get(
        "/admin/embed/jobs/" + job).expect(200).json().path("state").asText().equals("succeeded"));
    List<Long> shares = new ArrayList<>();
    for (int node = 0; node < lotse.size(); node++) {
      shares.add(lotse.log(node).lines().filter(line -> line.contains("ingested document=")).count());
      LotseServer here = at(node, admin);
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(here.get(
          "/search?mode=keyword&top_k=100&q=Gezeitenuhr").expect(200).json().path("results"))
          .hasSizeGreaterThanOrEqualTo(
              24));
    }
    assertThat(shares).as("documents by node").allMatch(share -> share > 0);
  }

  private static long admitted(String person, int node, int calls) {
    return IntStream.range(0, calls).mapToObj(i -> at(node, person).get("/search?q=F-110").status()).filter(
        status -> status == 200).count();
  }

  private static FilePart manual(int number) {
    String text = "# Gezeitenuhr " + number + "\n\n" + ("Die Gezeitenuhr Nummer " + number + " zeigt Ebbe und Flut. ")
        .repeat(200);
    return new FilePart("files", "gezeitenuhr-" + number + ".md", "text/markdown", text.getBytes(UTF_8));
  }

  private static LotseServer at(int node, String token) {
    return lotse.at(node).withToken(token);
  }
}
