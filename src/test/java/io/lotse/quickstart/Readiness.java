package io.lotse.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until the server answers, or until its log says that it never will. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(2)).build();
  private final PayaraMicro server;
  private final URI ready;
  private final Console console;

  Readiness(PayaraMicro server, String address, Console console) {
    this.server = server;
    this.ready = URI.create(address + "/health/ready");
    this.console = console;
  }

  void await() {
    Instant end = Instant.now().plus(PATIENCE);
    String seen = "no answer";
    while (Instant.now().isBefore(end)) {
      boolean alive = server.process().isAlive();
      server.log().follow();
      Optional<String> failure = server.log().failure();
      if (failure.isPresent()) {
        throw failed(failure.get());
      }
      if (!alive) {
        throw failed("the server ended with code " + server.process().exitValue() + ". "
            + server.log().lastWords().orElse(""));
      }
      if (server.log().serverIsUp()) {
        seen = answer();
        if (seen.isEmpty()) {
          return;
        }
      }
      console.waiting("the server is starting");
      pause();
    }
    throw failed("it was not ready within " + PATIENCE.toMinutes() + " minutes (" + seen + ").");
  }

  /** Nothing when the server is ready, else what it said. */
  private String answer() {
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? "" : response.statusCode() + " " + response.body();
    } catch (IOException notYet) {
      return String.valueOf(notYet.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuickstartFailed("The start was interrupted.", e);
    }
  }

  private QuickstartFailed failed(String reason) {
    return new QuickstartFailed("Lotse did not start: " + reason + " (log: " + server.log().file() + ")");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuickstartFailed("The start was interrupted.", e);
    }
  }
}
