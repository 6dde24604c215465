package io.lotse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.lotse.testing.LotseServer;

/** How soon all who are connected to /notify hear that a person asks for a human. */
final class Broadcast {
  /** As many as the JVM needs to compile what sends; a server that runs for an hour is that far. */
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 30;
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private final BenchServer server;
  private final int clients;
  private int missing;

  Broadcast(BenchServer server, int clients) {
    this.server = server;
    this.clients = clients;
  }

  void run() throws IOException, InterruptedException {
    LotseServer person = LotseServer.at("http://127.0.0.1:" + server.port()).withToken(server.token());
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      sessions.add(person.post("/chat", Map.of("question", Wire.question(i))).expect(200).json().path("session_id")
          .asText());
    }
    try (Sockets sockets = new Sockets(server.port(), "/notify", "X-API-Key: " + server.serviceKey())) {
      long begun = System.nanoTime();
      for (int i = 0; i < clients; i++) {
        sockets.connect();
      }
      await(() -> sockets.open() == clients);
      double connecting = (System.nanoTime() - begun) / 1e6;
      awaitSilence(sockets);
      for (int i = 0; i < WARM_UP; i++) {
        round(sockets, person, sessions.removeFirst());
      }
      Report.begin("broadcast to " + clients + " connections of /notify, " + ROUNDS + " times");
      Samples last = new Samples();
      Samples all = new Samples();
      long before = server.process().cpuMillis();
      for (String session : sessions) {
        Samples arrivals = round(sockets, person, session);
        arrivals.copyTo(all);
        last.add(arrivals.percentile(1));
        Thread.sleep(300);
      }
      Report.figure("all connected after", connecting, "ms");
      Report.atMost(150, "from the request to the arrival, p99", all.percentile(0.99), "ms");
      Report.figure("from the request to the arrival, p50", all.percentile(0.5), "ms");
      Report.figure("until the last has it, p50", last.percentile(0.5), "ms");
      Report.figure("server CPU per text", 1000.0 * (server.process().cpuMillis() - before) / all.size(), "µs");
      Report.atMost(0, "texts that did not arrive", missing, "");
      Report.atMost(0, "connections lost", sockets.lost(), "");
    }
  }

  private Samples round(Sockets sockets, LotseServer person, String session) throws InterruptedException {
    sockets.count(System.nanoTime());
    person.post("/handoff", Map.of("session_id", session)).expect(201);
    await(() -> sockets.arrived() >= clients);
    missing += Math.max(0, clients - sockets.arrived());
    return sockets.arrivals();
  }

  /** What earlier runs have left is sent first. */
  private static void awaitSilence(Sockets sockets) throws InterruptedException {
    int before = -1;
    while (before != sockets.arrived()) {
      before = sockets.arrived();
      Thread.sleep(3000);
    }
  }

  private static void await(java.util.function.BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }
}
