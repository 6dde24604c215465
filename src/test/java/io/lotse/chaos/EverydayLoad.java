package io.lotse.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.lotse.nodes.Bot;
import io.lotse.nodes.Installation;
import io.lotse.testing.EventStream;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;

/** All that people and programs do with one node, each over and over, and what they made is removed again. */
final class EverydayLoad implements AutoCloseable {
  private static final int PAUSE_MILLIS = 20;
  private final Installation lotse;
  private final LotseServer person;
  private final LotseServer editor;
  private final String editorToken;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong rounds = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  private interface Round {
    void go() throws Exception;
  }

  EverydayLoad(Installation lotse) {
    this.lotse = lotse;
    person = lotse.at(0).withToken(lotse.personToken());
    editorToken = lotse.adminToken();
    editor = lotse.at(0).withToken(editorToken);
    for (Round round : List.<Round>of(this::ask, this::ask, this::ask, this::leave, this::search, this::write,
        this::notified, this::upload)) {
      threads.add(Thread.ofPlatform().start(() -> repeat(round)));
    }
  }

  Queue<Throwable> failures() {
    return failures;
  }

  /** How many rounds of all kinds have been made. */
  long rounds() {
    return rounds.get();
  }

  private void repeat(Round round) {
    while (!ended) {
      try {
        round.go();
        rounds.incrementAndGet();
        Thread.sleep(PAUSE_MILLIS);
      } catch (Exception | AssertionError failed) {
        failures.add(failed);
      }
    }
  }

  private void ask() {
    forget(person.post("/chat", Map.of("question", "Was bedeutet F-110?")).expect(200).json().path("session_id")
        .asText());
  }

  private void leave() {
    String session;
    try (EventStream stream = person.stream("/chat/stream", Map.of("question",
        "Was bedeutet F-110? mock-late-itl50"))) {
      session = stream.next().orElseThrow().json().path("session_id").asText();
      stream.next();
      stream.next();
    }
    forget(session);
  }

  private void forget(String session) {
    person.delete("/api/chat/" + session).expect(204);
  }

  private void search() {
    person.get("/search?q=F-110%20" + UUID.randomUUID().toString().substring(0, 4)).expect(200);
    person.get("/postgres/faq").expect(200);
  }

  private void write() {
    String path = "/postgres/faq/" + editor.post("/postgres/faq", Map.of("question", "Wann öffnen Sie?", "answer",
        "Um acht.", "language", "de")).expect(200).json().path("id").asText();
    editor.put(path, Map.of("answer", "Um neun.")).expect(200);
    editor.delete(path).expect(200);
  }

  private void notified() throws InterruptedException {
    String session = person.post("/chat", Map.of("question", "Was bedeutet F-111?")).expect(200).json().path(
        "session_id").asText();
    try (Bot bot = new Bot(lotse.at(0).uri("/"), editorToken)) {
      person.post("/handoff", Map.of("session_id", session)).expect(201);
      for (int i = 0; i < 100 && bot.told(session) == 0; i++) {
        Thread.sleep(50);
      }
      if (bot.told(session) != 1) {
        throw new AssertionError("told " + bot.told(session) + " times");
      }
    }
    forget(session);
  }

  private void upload() throws InterruptedException {
    String name = "dauer-" + UUID.randomUUID() + ".md";
    String text = "# " + name + "\n\n" + "Die Gezeitenuhr zeigt Ebbe und Flut. ".repeat(100);
    var filed = editor.upload("/admin/documents", Map.of(), List.of(new FilePart("files", name, "text/markdown", text
        .getBytes(UTF_8)))).expect(202).json();
    String job = filed.path("job_id").asText();
    String state = "queued";
    for (int i = 0; i < 300 && !state.equals("succeeded"); i++) {
      Thread.sleep(100);
      state = editor.get("/admin/embed/jobs/" + job).expect(200).json().path("state").asText();
    }
    var listed = editor.get("/documents?q=" + name).expect(200).json();
    editor.delete("/admin/documents/" + listed.path(0).path("id").asText()).expect(204);
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
