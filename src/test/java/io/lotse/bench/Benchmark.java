package io.lotse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.lotse.knowledge.parsing.Chunker;
import io.lotse.knowledge.parsing.DocumentParser;
import io.lotse.scripted.ScriptedModelServer;
import io.lotse.testing.LotseServer;

/**
 * Starts Lotse as the quick start does, with a scripted model, puts load on it and prints each figure beside its bar.
 * Arguments: {@code turns}, {@code streams N MILLISECONDS_BETWEEN_TOKENS}, {@code search}, {@code content},
 * {@code broadcast N}, {@code crashes}, {@code accounts}, {@code lists}, {@code ingestion}, {@code idle}. What may be turned stands in {@link Knob}:
 * {@code bench.seconds}, {@code bench.clients}, {@code bench.warmup} (turns), {@code bench.tokens}, {@code bench.ramp},
 * {@code bench.pairs}, {@code bench.embedding}, {@code bench.compiler}, {@code bench.profile}, {@code bench.port}.
 */
public final class Benchmark {
  private static final int TTFT_MILLIS = 300;

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "turns" -> turns();
      case "streams" -> streams(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      case "search" -> search();
      case "content" -> content();
      case "broadcast" -> broadcast(Integer.parseInt(arguments[1]));
      case "crashes" -> crashes();
      case "accounts" -> accounts();
      case "lists" -> lists();
      case "ingestion" -> ingestion();
      case "idle" -> idle();
      default -> {
        System.err.println("turns | streams N MILLISECONDS_BETWEEN_TOKENS | search | content | broadcast N | crashes"
            + " | accounts | lists | ingestion | idle");
        System.exit(2);
      }
    }
  }

  private static BenchServer server(String model, Map<String, String> more) throws IOException, InterruptedException {
    String embedding = Knob.text("embedding", "none");
    Map<String, String> settings = new java.util.HashMap<>(more);
    settings.put("EMBEDDING_MODEL", "local");
    if (model != null) {
      settings.put("OPENAI_BASE_URL", ScriptedModelServer.start().url());
      settings.put("OPENAI_CHAT_MODEL", model);
    }
    return BenchServer.start(settings, embedding);
  }

  private static void turns() throws IOException, InterruptedException {
    int seconds = Knob.number("seconds", 20);
    int clients = Knob.number("clients", 32);
    try (BenchServer server = server("mock", Map.of())) {
      String token = server.token();
      Turns warmUp = new Turns(server.port(), token);
      while (warmUp.done() < Knob.number("warmup", 25_000)) {
        warmUp.run(clients, 5);
      }
      Report.begin("turns, one client, " + seconds + " s");
      Turns one = new Turns(server.port(), token);
      one.run(1, seconds);
      Report.atMost(5, "own time without the model, p50", one.withoutModel().percentile(0.5), "ms");
      Report.atMost(20, "own time without the model, p99", one.withoutModel().percentile(0.99), "ms");
      Report.figure("own_ms of the answers, p50", one.own().percentile(0.5), "ms");
      Report.figure("tool_ms of the answers, p50", one.tools().percentile(0.5), "ms");
      Report.figure("wall time, p50", one.wall().percentile(0.5), "ms");
      Report.figure("wall time, p99", one.wall().percentile(0.99), "ms");
      Report.atMost(0, "failed", one.failed(), "");
      Report.begin("turns, " + clients + " clients, " + seconds + " s");
      Turns many = new Turns(server.port(), token);
      long before = server.process().cpuMillis();
      double perSecond;
      try (Profile profile = Profile.begin(server.process())) {
        perSecond = many.run(clients, seconds);
      }
      Report.atLeast(300, "turns per second", perSecond, "/s");
      Report.atMost(4, "server CPU per turn", (server.process().cpuMillis() - before) / (double) many.done(), "ms");
      Report.figure("wall time, p50", many.wall().percentile(0.5), "ms");
      Report.figure("wall time, p99", many.wall().percentile(0.99), "ms");
      Report.atMost(0, "failed", many.failed(), "");
    }
  }

  private static void streams(int answers, int between) throws IOException, InterruptedException {
    int tokens = Knob.number("tokens", 60_000 / between);
    int ramp = Knob.number("ramp", 30);
    String model = "mock-stamped-ttft" + TTFT_MILLIS + "-itl" + between + "-len" + tokens;
    try (BenchServer server = server(model, Map.of("ANSWERS_MAX_CONCURRENT", Integer.toString(answers)))) {
      String token = server.token();
      double modelMillis = 2 * TTFT_MILLIS + between;
      warm(server, token, modelMillis, answers);
      long threads = server.process().threads();
      long sockets = server.process().sockets();
      new Streams(server.port(), token, modelMillis).run(answers, ramp);
      Report.begin(answers + " answers, " + 1000 / between + " tokens/s each, " + tokens + " tokens, begun over " + ramp
          + " s");
      Streams streams = new Streams(server.port(), token, modelMillis);
      long before = server.process().cpuMillis();
      try (Profile profile = Profile.begin(server.process())) {
        streams.run(answers, ramp, server.process());
      }
      long spent = server.process().cpuMillis() - before;
      Report.figure("answers on their way at once", streams.most(), "");
      Report.atLeast(answers, "complete", streams.complete(), "");
      Report.atMost(0, "errors", streams.failed(), "");
      Report.atMost(100, "added token latency, p99", streams.added().percentile(0.99), "ms");
      Report.figure("added token latency, p50", streams.added().percentile(0.5), "ms");
      Report.atMost(300, "first token over the model's, p99", streams.firstToken().percentile(0.99), "ms");
      Report.figure("first token over the model's, p50", streams.firstToken().percentile(0.5), "ms");
      Report.atMost(40, "server CPU per token, all on their way", streams.cpuPerToken(), "µs");
      Report.figure("server CPU per token, turn included", 1000.0 * spent / streams.added().size(), "µs");
      Report.figure("resident memory", server.process().residentMegabytes(), "MB");
      left(server, token, modelMillis, answers, threads, sockets);
    }
  }

  /** Beginnings of answers first, then long and quick ones: both sides of a stream have met the compiler then. */
  private static void warm(BenchServer server, String token, double modelMillis, int answers) throws IOException {
    Turns turns = new Turns(server.port(), token, "mock-len3");
    while (turns.done() < Knob.number("warmup", 15_000)) {
      turns.run(32, 5);
    }
    new Streams(server.port(), token, modelMillis, "mock-stamped-itl5-len1000").run(Math.min(answers, 300), 15);
  }

  /** As many answers again show that every permit has returned; idle threads and sockets go after a minute. */
  private static void left(BenchServer server, String token, double modelMillis, int answers, long threads,
      long sockets) throws IOException, InterruptedException {
    Streams again = new Streams(server.port(), token, modelMillis);
    again.run(answers, Knob.number("ramp", 30));
    Report.atLeast(answers, "complete, a second time", again.complete(), "");
    Thread.sleep(Knob.number("rest", 90) * 1000L);
    Report.atMost(threads, "threads after a rest", server.process().threads(), "");
    Report.atMost(sockets, "sockets after a rest", server.process().sockets(), "");
  }

  private static void search() throws IOException, InterruptedException {
    try (BenchServer server = server(null, Map.of())) {
      String key = "X-API-Key: " + server.serviceKey();
      int port = server.port();
      new Gets(port, n -> searched(n, key)).run(8, 10);
      Report.begin("search over HTTP, demo manuals");
      Gets one = new Gets(port, n -> searched(n, key));
      one.run(1, 10);
      Report.atMost(5, "one client, p50", one.wall().percentile(0.5), "ms");
      Report.atMost(20, "one client, p99", one.wall().percentile(0.99), "ms");
      Gets many = new Gets(port, n -> searched(n, key));
      long before = server.process().cpuMillis();
      Report.figure("32 clients", many.run(32, 10), "/s");
      Report.figure("32 clients, p99", many.wall().percentile(0.99), "ms");
      Report.figure("server CPU per search", (server.process().cpuMillis() - before) / (double) many.wall().size(),
          "ms");
      Report.atMost(0, "failed", one.failed() + many.failed(), "");
    }
  }

  private static void broadcast(int clients) throws IOException, InterruptedException {
    try (BenchServer server = server(null, Map.of())) {
      new Broadcast(server, clients).run();
    }
  }

  private static void accounts() throws IOException, InterruptedException {
    try (BenchServer server = server(null, Map.of("TRUSTED_PROXIES", "127.0.0.1"))) {
      new Pairs(server).run();
    }
  }

  /** With data of its own, which other benchmarks should not meet. */
  private static void lists() throws IOException, InterruptedException, java.sql.SQLException {
    try (BenchServer server = BenchServer.start(Knob.text("port", "7898"), Path.of(System.getProperty("lotse.target",
        "target")).toAbsolutePath().resolve("bench-lists"), Map.of("EMBEDDING_MODEL", "local"), "none")) {
      new Lists(server).run();
    }
  }

  private static void crashes() throws IOException, InterruptedException, java.sql.SQLException {
    try (Crashes crashes = new Crashes()) {
      crashes.run();
    }
  }

  /** A list of 100 FAQ entries, some 50 kB, from the cache; then with the tag that tells that nothing has changed. */
  private static void content() throws IOException, InterruptedException {
    try (BenchServer server = server(null, Map.of())) {
      LotseServer editor = LotseServer.at("http://127.0.0.1:" + server.port()).withKey(server.serviceKey());
      fill(editor);
      String tag = editor.get("/api/faq?limit=100").expect(200).header("ETag");
      byte[] plain = Wire.get("/api/faq?limit=100", "Accept: application/json");
      gets(server, "FAQ list of 100 at /api/faq", plain, 200);
      gets(server, "FAQ list of 100 at /postgres/faq", Wire.get("/postgres/faq?limit=100", "Accept: */*"), 200);
      gets(server, "the same with If-None-Match", Wire.get("/api/faq?limit=100", "If-None-Match: " + tag), 304);
      gets(server, "one entry", Wire.get("/api/faq/1", "Accept: */*"), 200);
    }
  }

  private static void fill(LotseServer editor) {
    int missing = 100 - Integer.parseInt(editor.get("/api/faq?limit=0").expect(200).header("X-Total-Count"));
    List<Map<String, Object>> entries = new java.util.ArrayList<>();
    for (int i = 0; i < missing; i++) {
      entries.add(Map.of("question", Wire.question(i) + " (" + i + ")", "answer", "Das steht in Abschnitt " + i
          + " der Anleitung. ".repeat(15)));
    }
    editor.post("/api/faq/batch", Map.of("faqs", entries)).expect(200);
  }

  private static void gets(BenchServer server, String what, byte[] request, int status)
      throws IOException, InterruptedException {
    new Gets(server.port(), n -> request, status).run(32, Knob.number("warmup.seconds", 15));
    Report.begin(what + ", 32 clients");
    Gets many = new Gets(server.port(), n -> request, status);
    long before = server.process().cpuMillis();
    try (Profile profile = Profile.begin(server.process())) {
      Report.atLeast(3000, "answers", many.run(32, Knob.number("seconds", 20)), "/s");
    }
    Report.atMost(20, "p99", many.wall().percentile(0.99), "ms");
    Report.figure("p50", many.wall().percentile(0.5), "ms");
    Report.figure("server CPU per answer", 1000.0 * (server.process().cpuMillis() - before) / many.wall().size(), "µs");
    Report.atMost(0, "failed", many.failed(), "");
  }

  private static byte[] searched(int number, String header) {
    String query = java.net.URLEncoder.encode(Wire.question(number), java.nio.charset.StandardCharsets.UTF_8);
    return Wire.get("/search?q=" + query, header);
  }

  private static void ingestion() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(Knob.text("manuals", "target/manuals")))) {
      files = all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    for (int round = 0; round < 5; round++) {
      read(files);
    }
    Report.begin("PDF to chunks, " + files.size() + " manuals, one thread");
    long start = System.nanoTime();
    int pages = 0;
    while (System.nanoTime() - start < 10_000_000_000L) {
      pages += read(files);
    }
    Report.atLeast(100, "pages per second", pages / ((System.nanoTime() - start) / 1e9), "/s");
  }

  private static int read(List<Path> files) {
    int pages = 0;
    for (Path file : files) {
      var document = new DocumentParser().parse(file, file.getFileName().toString());
      new Chunker().chunk(document);
      pages += document.pages().size();
    }
    return pages;
  }

  private static void idle() throws IOException, InterruptedException {
    try (BenchServer server = server(null, Map.of())) {
      Thread.sleep(Knob.number("rest", 30) * 1000L);
      Report.begin("idle");
      Report.atMost(600, "resident memory of the server", server.process().residentMegabytes(), "MB");
      Report.figure("threads", server.process().threads(), "");
    }
  }
}
