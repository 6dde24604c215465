package io.lotse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.LotseServer;

/**
 * How long the panel's pages take beside 100,000 conversations and 50,000 entries of the FAQ: opened, filtered by their
 * address, and their tables turned to the second and the last page and sorted by each column, as a browser asks for it.
 */
final class Lists {
  private static final int BAR = 500;
  private static final List<String> PAGES = List.of("dashboard", "dashboard?period=30d", "inbox", "inbox?state=all",
      "inbox?state=resolved&type=handoff", "gaps", "gaps?state=all", "conversations", "conversations?person=Mara",
      "conversations?rating=down", "conversations?grounded=false", "conversations?grounded=true",
      "conversations?tool=search_faq", "conversations?q=Wechselrichter", "conversations?q=Antwort",
      "conversations?q=F-117+Pumpe", "conversations?rating=up&grounded=true&tool=search_faq&q=Pumpe", "documents",
      "documents?q=Pumpe", "documents?status=failed", "workbench", "evaluation", "faq", "faq?q=Wechselrichter",
      "faq?q=prüfen", "faq?active=false", "emergency", "emergency?q=Pumpe", "events", "events?q=Pumpe", "people",
      "people?q=mara", "keys", "sign-ins", "sign-ins?q=mara", "audit", "audit?what=PUT", "prompts", "settings");
  private static final Pattern STATE = Pattern.compile(
      "name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");
  private static final Pattern TABLE = Pattern.compile("<div id=\"((\\w+):(?:rows|table))\" class=\"ui-datatable");
  private static final Pattern SIZE = Pattern.compile("rows:(\\d+),rowCount:(\\d+)");
  private static final Pattern HEAD = Pattern.compile("<th id=\"([^\"]+)\"[^>]*ui-sortable-column[^>]*>");
  private final BenchServer server;
  private final Map<String, Samples> figures = new LinkedHashMap<>();

  Lists(BenchServer server) {
    this.server = server;
  }

  void run() throws IOException, SQLException {
    fill();
    LotseServer panel = signedIn();
    int rounds = Knob.number("rounds", 12);
    for (int round = 0; round < rounds; round++) {
      boolean counts = round >= rounds / 3;
      for (String page : PAGES) {
        look(panel, page, counts);
      }
    }
    Report.begin("pages of the panel, slowest of " + (rounds - rounds / 3));
    for (Map.Entry<String, Samples> each : figures.entrySet()) {
      Report.figure(each.getKey() + ", p50", each.getValue().percentile(0.5), "ms");
      Report.atMost(BAR, each.getKey(), each.getValue().percentile(1), "ms");
    }
  }

  private void fill() throws IOException, SQLException {
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        InputStream sql = Lists.class.getResourceAsStream("/bench/lists.sql")) {
      try (ResultSet known = statement.executeQuery(
          "select count(*) from person where email = 'person1@works.example'")) {
        known.next();
        if (known.getInt(1) > 0) {
          return;
        }
      }
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private LotseServer signedIn() {
    String home = "http://127.0.0.1:" + server.port();
    LotseServer page = LotseServer.at(home).with("Origin", home).with("Accept", "text/html");
    JsonNode admin = server.access("admin");
    Answer in = page.postForm("/panel/session", Map.of("email", admin.path("email").asText(), "password", admin.path(
        "password").asText())).expect(204);
    return page.with("Cookie", in.header("Set-Cookie").split(";")[0]);
  }

  private void look(LotseServer panel, String page, boolean counts) {
    String path = "/panel/" + page.replace("ü", "%C3%BC");
    String shown = timed(page, counts, () -> panel.get(path));
    Matcher table = TABLE.matcher(shown);
    Matcher size = SIZE.matcher(shown);
    Matcher state = STATE.matcher(shown);
    Matcher nonce = NONCE.matcher(shown);
    if (!table.find() || !size.find() || !state.find() || !nonce.find()) {
      return;
    }
    int rows = Integer.parseInt(size.group(1));
    int last = Math.max(0, (Integer.parseInt(size.group(2)) - 1) / rows * rows);
    Map<String, String> form = new LinkedHashMap<>(Map.of("jakarta.faces.partial.ajax", "true",
        "jakarta.faces.source", table.group(1), "jakarta.faces.partial.execute", table.group(1),
        "jakarta.faces.partial.render", table.group(1), table.group(2), table.group(2), "jakarta.faces.ViewState",
        state.group(1), table.group(1) + "_encodeFeature", "true", table.group(1) + "_skipChildren", "true"));
    form.put("primefaces.nonce", nonce.group(1));
    for (int first : last == 0 ? List.<Integer>of() : List.of(rows, last)) {
      Map<String, String> turn = new LinkedHashMap<>(form);
      turn.put(table.group(1) + "_pagination", "true");
      turn.put(table.group(1) + "_first", Integer.toString(first));
      turn.put(table.group(1) + "_rows", Integer.toString(rows));
      send(panel, path, page + (first == last ? ", last page" : ", second page"), turn, counts);
    }
    for (MatchResult head : page.contains("?") ? List.<MatchResult>of() : HEAD.matcher(shown).results().toList()) {
      for (String direction : List.of("1", "-1")) {
        Map<String, String> sort = new LinkedHashMap<>(form);
        sort.put(table.group(1) + "_sorting", "true");
        sort.put(table.group(1) + "_sortKey", head.group(1));
        sort.put(table.group(1) + "_sortDir", direction);
        send(panel, path, page + ", sorted", sort, counts);
      }
    }
  }

  private void send(LotseServer panel, String path, String what, Map<String, String> form, boolean counts) {
    String answer = timed(what, counts, () -> panel.with("Faces-Request", "partial/ajax").postForm(path.replaceFirst(
        "\\?.*", ""), form));
    if (!answer.contains("<tr")) {
      throw new IllegalStateException(what + " shows no rows: " + answer);
    }
  }

  private String timed(String what, boolean counts, java.util.function.Supplier<Answer> request) {
    long start = System.nanoTime();
    Answer answer = request.get();
    if (counts) {
      figures.computeIfAbsent(what, each -> new Samples()).add((System.nanoTime() - start) / 1e6);
    }
    return answer.expect(200).text();
  }
}
