package io.lotse.chaos;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.LotseServer;

/** People who ask and editors who write, without a pause; what they were told is kept. */
final class Load implements AutoCloseable {
  private static final int ASKING = 4;
  private static final int WRITING = 2;
  private final LotseServer person;
  private final LotseServer editor;
  private final Map<String, String> answers = new TreeMap<>();
  private final Set<String> entries = new TreeSet<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Queue<String> cutOff = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;
  private volatile long longestMillis;

  Load(LotseServer person, LotseServer editor) {
    this.person = person;
    this.editor = editor;
    for (int i = 0; i < ASKING + WRITING; i++) {
      boolean asks = i < ASKING;
      threads.add(Thread.ofPlatform().start(() -> {
        while (!ended) {
          if (asks) {
            ask();
          } else {
            write();
          }
        }
      }));
    }
  }

  long longestMillis() {
    return longestMillis;
  }

  Set<Integer> statuses() {
    return new TreeSet<>(statuses);
  }

  /** Why requests have had no answer at all. */
  Queue<String> cutOff() {
    return cutOff;
  }

  /** Whether a question gets an answer that rests on something. */
  static boolean answersWell(LotseServer person) {
    try {
      Answer answer = person.post("/chat", Map.of("question", "Was bedeutet F-110?"));
      return answer.status() == 200 && answer.json().path("grounded").asBoolean() && person.get("/health/ready")
          .status() == 200;
    } catch (UncheckedIOException nobodyListens) {
      return false;
    }
  }

  private void ask() {
    timed(() -> person.post("/chat", Map.of("question", "Was bedeutet F-110?")), answer -> {
      synchronized (answers) {
        answers.put(answer.json().path("session_id").asText(), answer.json().path("answer").asText());
      }
    });
  }

  private void write() {
    String name = "Eintrag " + UUID.randomUUID();
    timed(() -> editor.post("/postgres/faq", Map.of("question", name, "answer", "Ja.", "language", "de")), answer -> {
      synchronized (entries) {
        entries.add(name);
      }
    });
  }

  private void timed(Supplier<Answer> call, Consumer<Answer> acknowledged) {
    long since = System.nanoTime();
    try {
      Answer answer = call.get();
      statuses.add(answer.status());
      if (answer.status() / 100 == 2) {
        acknowledged.accept(answer);
      } else {
        pause();
      }
    } catch (UncheckedIOException gone) {
      cutOff.add(gone.getMessage());
      pause();
    } finally {
      waited((System.nanoTime() - since) / 1_000_000);
    }
  }

  private synchronized void waited(long millis) {
    longestMillis = Math.max(longestMillis, millis);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it, and says what is not as it was acknowledged; empty when all is well. */
  List<String> lostOrDoubled() throws InterruptedException {
    close();
    List<String> wrong = new ArrayList<>();
    answers.forEach((session, said) -> {
      JsonNode messages = person.get("/chat/" + session + "/messages").expect(200).json();
      if (messages.size() != 2 || !messages.path(1).path("content").asText().equals(said)) {
        wrong.add("conversation " + session + ": " + messages);
      }
    });
    for (String entry : entries) {
      int found = editor.get("/postgres/faq?q=" + entry.replace(" ", "%20")).expect(200).json().size();
      if (found != 1) {
        wrong.add(entry + " is there " + found + " times");
      }
    }
    return wrong;
  }

  int acknowledged() {
    return answers.size() + entries.size();
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
