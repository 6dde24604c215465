package io.lotse.bench;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.lotse.testing.Answer;
import io.lotse.testing.LotseServer;

/** Many requests for a human at a time; each is repeated until some server has acknowledged it. */
final class Burst {
  private static final int AT_A_TIME = 8;
  private final List<LotseServer> servers;
  private final Queue<UUID> sessions;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger repeated = new AtomicInteger();
  private List<Thread> threads = List.of();

  Burst(List<LotseServer> servers, List<UUID> sessions) {
    this.servers = servers;
    this.sessions = new ConcurrentLinkedQueue<>(sessions);
  }

  Burst begin() {
    threads = IntStream.range(0, AT_A_TIME).mapToObj(i -> Thread.ofPlatform().start(() -> work(i))).toList();
    return this;
  }

  /** The ids of the notifications that were acknowledged, once all are. */
  Set<String> end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return acknowledged;
  }

  int count() {
    return acknowledged.size();
  }

  int repeated() {
    return repeated.get();
  }

  private void work(int first) {
    int turn = first;
    for (UUID session = sessions.poll(); session != null; session = sessions.poll()) {
      while (!attempt(servers.get(turn++ % servers.size()), session)) {
        repeated.incrementAndGet();
        pause();
      }
    }
  }

  private boolean attempt(LotseServer server, UUID session) {
    try {
      Answer answer = server.post("/handoff", Map.of("session_id", session.toString()));
      if (answer.status() != 201 && answer.status() != 200) {
        return false;
      }
      acknowledged.add(answer.json().path("id").asText());
      return true;
    } catch (UncheckedIOException noAnswer) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
