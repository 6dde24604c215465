package io.lotse.quickstart;

import java.nio.file.Path;
import java.time.Duration;

import io.lotse.testing.LotseServer;

/** The last words of a start: where to go and how to get in. */
final class Welcome {
  /** How the server begins the line that names what it works with. */
  private static final String LIVE = "live: ";

  private final Console console;
  private final LotseServer server;

  Welcome(Console console, LotseServer server) {
    this.console = console;
    this.server = server;
  }

  void show(Access access, ServerLog log, Path file, Duration took) {
    console.line("");
    console.line("  Lotse is ready after %.1f s.".formatted(took.toMillis() / 1000.0));
    console.line("");
    log.startLines().stream().filter(line -> line.startsWith(LIVE))
        .forEach(line -> show("Live", line.substring(LIVE.length())));
    show("Chat", access.url() + "/");
    showIfAnswered("Panel", access.url(), "/panel/");
    showIfAnswered("API", access.url(), "/docs");
    showIfAnswered("Panel", access.url(), "/panel/");
    show("Demo login", access.demo().email() + "  " + access.demo().password());
    show("Admin login", access.admin().email() + "  " + access.admin().password());
    if (access.serviceKey() != null) {
      show("Service key", access.serviceKey());
    }
    show("All of it", file.toString());
    console.line("");
    console.line("  Ctrl-C ends it; the data stay.");
  }

  private void showIfAnswered(String what, String url, String path) {
    if (server.get(path).status() < 400) {
      show(what, url + path);
    }
  }

  private void show(String what, String value) {
    console.line("  %-12s %s".formatted(what, value));
  }
}
