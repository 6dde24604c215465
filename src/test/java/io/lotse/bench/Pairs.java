package io.lotse.bench;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.LotseServer;

/**
 * Whether it takes longer to sign up, to sign in or to ask for a new password with an address that has an account: both
 * kinds in turn, so that the load of the machine meets both alike. Each call has an account and an address of its own.
 */
final class Pairs {
  private static final String PASSWORD = "sieben Kraniche im Nebel";
  private final BenchServer server;
  private final LotseServer nobody;
  private final int pairs = Knob.number("pairs", 200);
  private final String run = Long.toString(System.currentTimeMillis(), 36);

  Pairs(BenchServer server) {
    this.server = server;
    this.nobody = LotseServer.at("http://127.0.0.1:" + server.port());
  }

  void run() throws IOException {
    IntStream.range(0, pairs).forEach(i -> call(i, "register", signUp("known", i)).expect(201));
    LotseServer admin = server.administrator();
    for (int skip = 0; skip < pairs; skip += 500) {
      for (JsonNode each : admin.get("/admin/users?q=known-" + run + "&limit=500&skip=" + skip).expect(200).json()) {
        admin.patch("/admin/users/" + each.path("id").asText(), Map.of("is_verified", true)).expect(200);
      }
    }
    compare("register", kind -> i -> call(i, "register", signUp(kind + (kind.equals("known") ? "" : "-new"), i)));
    compare("login with a wrong password", kind -> i -> client(i).login(email(kind, i), "acht Kraniche im Regen"));
    compare("forgot-password", kind -> i -> call(i, "forgot-password", Map.of("email", email(kind, i))));
    compare("request-verify-token", kind -> i -> call(i, "request-verify-token", Map.of("email", email(kind, i))));
    compare("verify-code", kind -> i -> call(i, "verify-code", Map.of("email", email(kind, i), "code", "00000000")));
  }

  private interface Kind {
    IntFunction<Answer> of(String kind);
  }

  private void compare(String what, Kind calls) throws IOException {
    Samples known = new Samples();
    Samples unknown = new Samples();
    int different = 0;
    for (int i = 0; i < pairs; i++) {
      boolean knownFirst = i % 2 == 0;
      Answer first = timed(calls, knownFirst, i, known, unknown);
      Answer second = timed(calls, !knownFirst, i, known, unknown);
      different += first.status() == second.status() ? 0 : 1;
    }
    Report.begin(what + ", " + pairs + " pairs");
    Report.figure("with an account, median", known.percentile(0.5), "ms");
    Report.figure("without one, median", unknown.percentile(0.5), "ms");
    Report.atMost(5, "difference of the medians",
        100 * Math.abs(known.percentile(0.5) / unknown.percentile(0.5) - 1), "%");
    Report.atMost(0, "pairs with different status", different, "");
  }

  private static Answer timed(Kind calls, boolean isKnown, int number, Samples known, Samples unknown) {
    IntFunction<Answer> call = calls.of(isKnown ? "known" : "unknown");
    long start = System.nanoTime();
    Answer answer = call.apply(number);
    (isKnown ? known : unknown).add((System.nanoTime() - start) / 1e6);
    return answer;
  }

  private Answer call(int number, String what, Map<String, String> body) {
    return client(number).post("/auth/" + what, body);
  }

  private LotseServer client(int number) {
    return nobody.with("X-Forwarded-For", "2001:db8::" + Integer.toHexString(
        number + 1));
  }

  private Map<String, String> signUp(String kind, int number) {
    return Map.of("email", email(kind, number), "display_name", "Mara", "password", PASSWORD);
  }

  private String email(String kind, int number) {
    return kind + "-" + run + "-" + number + "@bench.example";
  }
}
