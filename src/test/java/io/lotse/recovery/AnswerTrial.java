package io.lotse.recovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.scripted.ScriptedModelServer;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.ServerEvent;
import io.lotse.testing.StreamedAnswer;

/**
 * Ends the server by kill -9 between any two steps of an answer. After each: what was finished is there and is not done
 * again, the rest is done when the answer is asked for once more, and nothing outside has happened twice. A step is held
 * by a model that is silent, or by a lock on the table that the step reads or writes.
 *
 * <p>{@code bench/recovery.sh} runs it. Knobs: {@code recovery.port} (7897), {@code recovery.work} (target/recovery-answers),
 * {@code recovery.only} (a regular expression for the names of trials).
 */
public final class AnswerTrial {
  private static final String QUESTION = "Was bedeutet F-110?";
  private static final String SILENT = "ttft600000-keepalive";
  private final ScriptedModelServer model;
  private LotseProcess lotse;
  private LotseServer person;

  private AnswerTrial(ScriptedModelServer model, LotseProcess lotse) {
    this.model = model;
    this.lotse = lotse;
  }

  /** A trial, which throws when something is not as it must be. */
  private interface Trial {
    void go() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(System.getProperty("recovery.work", "target/recovery-answers")).toAbsolutePath();
    remove(work);
    try (ScriptedModelServer model = ScriptedModelServer.start()) {
      AnswerTrial trials = new AnswerTrial(model, new LotseProcess(work, Integer.getInteger("recovery.port", 7897),
          settings(model, "mock")));
      try {
        trials.run();
      } finally {
        trials.lotse.close();
      }
    }
  }

  private static Map<String, String> settings(ScriptedModelServer model, String name) {
    return Map.of("OPENAI_BASE_URL", model.url(), "OPENAI_CHAT_MODEL", name, "AGENT_MAX_DURATION", "20m",
        "RATE_LIMIT_CHAT", "off", "EMBEDDING_MODEL", "local");
  }

  private void run() throws Exception {
    trial("killed before the model had said anything", this::beforeTheModel);
    trial("killed while a tool was at work", this::duringATool);
    trial("killed after a tool had answered", this::afterATool);
    trial("killed between the answer and its message", this::beforeTheMessage);
    trial("killed while the agent waited for a reply", this::whileSuspended);
    trial("killed while a human was called, and after", this::whileHandingOver);
  }

  private void trial(String name, Trial trial) throws Exception {
    if (Pattern.compile(System.getProperty("recovery.only", "")).matcher(name).find()) {
      Instant began = Instant.now();
      trial.go();
      lotse.close();
      System.out.printf("%-85s ok, %d s%n", name, Duration.between(began, Instant.now()).toSeconds());
    }
  }

  private void beforeTheModel() throws Exception {
    start("mock-" + SILENT);
    StreamedAnswer begun = killedWhen("metadata", () -> model.stats().active() == 1);
    start("mock");
    mustBe(begun, "interrupted");
    mustMatch(again(begun), "metadata tool_start tool_end( token)+ sources done");
  }

  private void duringATool() throws Exception {
    start("mock");
    StreamedAnswer begun;
    try (Connection database = lotse.database()) {
      hold(database, "chunk", "access exclusive");
      begun = killedWhen("tool_start", () -> true);
    }
    start("mock");
    mustBe(begun, "interrupted");
    StreamedAnswer rest = again(begun);
    mustMatch(rest, "metadata tool_start tool_end( token)+ sources done");
    Library.must(rest.all("tool_start").equals(begun.all("tool_start")), "another call than the one that was cut off");
  }

  private void afterATool() throws Exception {
    start("mock-late-" + SILENT);
    StreamedAnswer begun = killedWhen("tool_end", () -> model.stats().active() == 1);
    start("mock");
    mustBe(begun, "interrupted");
    StreamedAnswer rest = again(begun);
    mustMatch(rest, "metadata( token)+ sources done");
    Library.must(!rest.all("sources").getFirst().isEmpty(), "what the tool had found is not cited");
    mustBe(begun, "complete");
  }

  private void beforeTheMessage() throws Exception {
    start("mock-late-itl100");
    StreamedAnswer begun;
    try (Connection database = lotse.database()) {
      boolean[] held = new boolean[1];
      begun = killedWhen("token", () -> {
        if (!held[0]) {
          hold(database, "run", "exclusive");
          held[0] = true;
        }
        return model.stats().active() == 0 && waiting(database);
      });
    }
    start("mock-err400");
    mustBe(begun, "complete");
    Library.must(message(begun).path("content").asText().contains("[1]"), "the answer has no words");
  }

  private void whileSuspended() throws Exception {
    start("mock-ask");
    StreamedAnswer asks = StreamedAnswer.of(person, Map.of("question", QUESTION));
    mustMatch(asks, "metadata tool_start tool_end( token)+ sources clarification done");
    lotse.kill();
    start("mock-ask");
    StreamedAnswer answer = StreamedAnswer.of(person, Map.of("question", "SH-8K-G2", "session_id", asks.session(),
        "interrupt_id", asks.end().path("interrupt_id").asText()));
    mustMatch(answer, "metadata tool_start tool_end( token)+ sources done");
  }

  private void whileHandingOver() throws Exception {
    start("mock-escalate");
    StreamedAnswer begun;
    try (Connection database = lotse.database()) {
      hold(database, "notification", "share");
      begun = killedWhen("tool_start", () -> waiting(database));
    }
    start("mock-escalate-late-" + SILENT);
    Library.must(handovers(begun) == 0, "half a hand-over is told");
    try (EventStream stream = person.stream(path(begun), Map.of())) {
      until(stream, "tool_end", new ArrayList<>());
      Library.must(handovers(begun) == 1, "the hand-over is not told");
      lotse.kill();
    }
    start("mock-escalate");
    mustMatch(again(begun), "metadata( token)+ sources done");
    Library.must(handovers(begun) == 1, "the hand-over is told twice");
  }

  /** Asks, and ends the server after that event, as soon as the condition holds; what was told by then. */
  private StreamedAnswer killedWhen(String event, java.util.concurrent.Callable<Boolean> condition) throws Exception {
    List<ServerEvent> told = new ArrayList<>();
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", QUESTION))) {
      until(stream, event, told);
      Library.await(event, condition);
      Thread.sleep(300);
      lotse.kill();
    }
    return new StreamedAnswer(told);
  }

  private static void until(EventStream stream, String event, List<ServerEvent> told) {
    do {
      told.add(stream.next().orElseThrow());
    } while (!told.getLast().name().equals(event));
  }

  private StreamedAnswer again(StreamedAnswer begun) {
    try (EventStream stream = person.stream(path(begun), Map.of())) {
      return new StreamedAnswer(stream.rest());
    }
  }

  private static String path(StreamedAnswer begun) {
    return "/chat/" + begun.session() + "/messages/" + begun.events().getFirst().json().path("message_id").asText()
        + "/regenerate";
  }

  private JsonNode message(StreamedAnswer begun) {
    JsonNode messages = person.get("/chat/" + begun.session() + "/messages").expect(200).json();
    return messages.path(messages.size() - 1);
  }

  private void mustBe(StreamedAnswer begun, String status) throws Exception {
    Library.await("the answer is " + status, () -> message(begun).path("status").asText().equals(status));
  }

  private static void mustMatch(StreamedAnswer answer, String names) {
    Library.must(answer.names().matches(names), "told " + answer.names());
  }

  private long handovers(StreamedAnswer begun) {
    return StreamSupport.stream(person.get("/notifications?limit=500").expect(200).json().spliterator(), false)
        .filter(each -> each.path("type").asText().equals("handoff"))
        .filter(each -> each.path("data").path("session_id").asText().equals(begun.session())).count();
  }

  private static void hold(Connection database, String table, String mode) throws Exception {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      statement.execute("lock table " + table + " in " + mode + " mode");
    }
  }

  /** Whether the server waits for what is held. */
  private static boolean waiting(Connection database) throws Exception {
    try (Statement statement = database.createStatement();
        var rows = statement.executeQuery("select count(*) from pg_locks where not granted")) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }

  private void start(String script) throws Exception {
    lotse = lotse.with(settings(model, script));
    person = lotse.start().administrator();
  }

  private static void remove(Path folder) throws Exception {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
