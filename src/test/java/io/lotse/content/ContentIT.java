package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** FAQ, emergency contacts, events and text pages, as editors write and as bots read them. */
@ExtendWith(ArquillianExtension.class)
class ContentIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ContractCheck CONTRACT = ContractCheck.document();

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  private final LotseServer reader = LotseUnderTest.nobody();
  private final LotseServer editor = editor();

  @Test
  void an_entry_is_written_read_changed_and_deleted_at_the_older_paths_and_at_the_new_ones() {
    String word = word();
    Answer made = editor.post("/postgres/faq", Map.of("question", word + " 🐉?", "answer", "Ja – <b>phở</b> 🍜 ฿"));
    fits("POST", "/api/faq", made.expect(200));
    int id = made.json().path("id").asInt();
    assertThat(made.header("ETag")).isEqualTo("\"1\"");

    Answer read = reader.get("/api/faq/" + id);
    fits("GET", "/api/faq/" + id, read.expect(200));
    assertThat(read.json()).isEqualTo(made.json());
    assertThat(read.json().path("answer").asText()).isEqualTo("Ja – <b>phở</b> 🍜 ฿");
    assertThat(read.json().path("is_active").asBoolean()).isTrue();
    assertThat(read.json().path("created_at").asText()).matches(
        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");

    Answer changed = editor.put("/postgres/faq/" + id, Map.of("is_active", false));
    fits("PUT", "/api/faq/" + id, changed.expect(200));
    assertThat(changed.json().path("question")).isEqualTo(made.json().path("question"));
    assertThat(reader.get("/postgres/faq/" + id).json()).isEqualTo(changed.json());
    assertThat(editor.put("/postgres/faq/" + id, Map.of()).expect(200).json()).isEqualTo(changed.json());

    Answer gone = editor.delete("/postgres/faq/" + id);
    fits("DELETE", "/api/faq/" + id, gone.expect(200));
    assertThat(gone.json().path("message").asText()).isEqualTo("FAQ item " + id + " deleted");
    Answer missing = reader.get("/postgres/faq/" + id).expect(404);
    fits("GET", "/api/faq/" + id, missing);
    assertThat(missing.json().path("detail").asText()).isEqualTo("FAQ item not found");
  }

  @Test
  void the_pages_of_a_list_are_in_order_and_together_the_whole() {
    String word = word();
    List<Integer> ids = faqs(IntStream.range(0, 7).mapToObj(i -> word + " " + i).toList());
    String all = "/postgres/faq?q=" + word + "&limit=3";

    List<Integer> seen = new ArrayList<>();
    for (int skip = 0; skip < 9; skip += 3) {
      Answer page = reader.get(all + "&skip=" + skip).expect(200);
      fits("GET", "/api/faq", page);
      assertThat(page.header("X-Total-Count")).isEqualTo("7");
      page.json().forEach(each -> seen.add(each.path("id").asInt()));
    }

    assertThat(seen).isEqualTo(ids);
    assertThat(reader.get(all + "&skip=500").json()).isEmpty();
    assertThat(reader.get("/postgres/faq?limit=0").expect(200).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/postgres/faq?limit=-1, limit", "/postgres/faq?limit=501, limit", "/postgres/faq?skip=-1, skip",
      "/postgres/faq?skip=x, skip", "/postgres/faq?active_only=, active_only",
      "/postgres/faq?language=Deutsch, language",
      "/postgres/events?from=yesterday, from", "/postgres/events?from=2027-02-01&to=2027-01-01, to",
      "/postgres/events?to=2027-02-30, to", "/postgres/faq/0, faq_id", "/postgres/events/abc, event_id",
      "/postgres/emergency/99999999999, emergency_id", "/postgres/emergency?q=%00, q"})
  void a_wrong_wish_is_told_by_name(String path, String field) {
    assertThat(reader.get(path).expect(422).json().path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  @Test
  void of_two_editors_the_second_is_told_what_the_first_has_written() {
    int id = faqs(List.of(word())).getFirst();
    Answer first = editor.with("If-Match", "\"1\"").put("/postgres/faq/" + id, Map.of("answer", "of the first"));
    first.expect(200);

    Answer second = editor.with("If-Match", "\"1\"").put("/postgres/faq/" + id, Map.of("answer", "of the second"));

    fits("PUT", "/api/faq/" + id, second.expect(409));
    assertThat(second.json().path("code").asText()).isEqualTo("version_conflict");
    assertThat(second.json().path("current")).isEqualTo(first.json());
    assertThat(editor.put("/postgres/faq/" + id, Map.of("answer", "late", "version", 1)).status()).isEqualTo(409);
    assertThat(editor.with("If-Match", "\"1\"").delete("/postgres/faq/" + id).status()).isEqualTo(409);
    assertThat(editor.put("/postgres/faq/" + id, Map.of("answer", "in time", "version", 2)).status()).isEqualTo(200);
    assertThat(editor.with("If-Match", "\"3\"").delete("/postgres/faq/" + id).status()).isEqualTo(200);
  }

  @Test
  void changes_of_different_fields_at_the_same_time_are_all_kept() {
    int id = contact("Posten " + word(), 1).path("id").asInt();
    List<CompletableFuture<Answer>> writers = List.of(Map.of("address", "Hafen"), Map.of("description", "offen"),
        Map.of("priority", 7), Map.of("location", "Kai 3"), Map.of("section", "See")).stream()
        .map(change -> CompletableFuture.supplyAsync(() -> editor.put("/postgres/emergency/" + id, change))).toList();
    writers.forEach(each -> each.join().expect(200));

    JsonNode kept = reader.get("/postgres/emergency/" + id).json();

    assertThat(List.of(kept.path("address").asText(), kept.path("description").asText(), kept.path("priority").asText(),
        kept.path("location").asText(), kept.path("section").asText()))
        .containsExactly("Hafen", "offen", "7", "Kai 3", "See");
    assertThat(kept.path("version").asInt()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /postgres/faq       | {"question": " ", "answer": 7, "is_active": null} | answer,is_active,question
      /postgres/faq       | {"question": "a\\u0000", "answer": "b"}           | question
      /postgres/faq       | {"question": "a", "answer": "\\ud800 b"}          | answer
      /postgres/events    | {"name": "a", "description": "", "address": "", "date_start": "2027-01-02T10:00", "price": [{"amount": 1e400}, 5, null]} | price,price[1],price[2]
      /postgres/faq       | {"question": "a", "answer": "b", "translations": {"vi": {"question": "x"}}} | translations.vi.answer
      /postgres/faq       | {"question": "a", "answer": "b", "translations": {"V!": {"question": "x", "answer": "y"}}} | translations.V!
      /postgres/faq       | {"question": "a", "answer": "b", "language": "Deutsch"} | language
      /postgres/emergency | {"name": "a", "phone_number": "call me"}          | phone_number
      /postgres/emergency | {"name": "a", "phone_number": "1", "location": "91, 0", "priority": "high"} | location,priority
      /postgres/events    | {"name": "a", "date_start": "2027-01-01"}         | address,date_start,description
      /postgres/events    | {"name": "a", "description": "", "address": "", "date_start": "2027-01-02T10:00", "date_end": "2027-01-02 09:59", "url": "javascript:alert(1)", "price": {"amount": 1}} | date_end,price,url
      """)
  void every_violation_is_told_at_once(String path, String body, String fields) {
    Answer refused = editor.post(path, body).expect(422);

    assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder(fields.split(","));
  }

  @Test
  void null_empties_a_field_that_may_be_empty_and_no_other() {
    JsonNode contact = contact(word(), 5);
    String path = "/postgres/emergency/" + contact.path("id").asInt();

    assertThat(editor.put(path, "{\"section\": null}").expect(200).json().path("section").isNull()).isTrue();
    for (String field : List.of("name", "priority", "is_active", "phone_number")) {
      Answer refused = editor.put(path, "{\"" + field + "\": null}").expect(422);
      assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }
  }

  @Test
  void batches_do_what_can_be_done_and_say_what_cannot() {
    List<Integer> ids = new ArrayList<>();
    Answer made = editor.post("/postgres/faqs/batch", Map.of("faqs", List.of(Map.of("question", "b", "answer", "1"),
        Map.of("question", "a", "answer", "2", "is_active", false)))).expect(200);
    fits("POST", "/api/faqs/batch", made);
    assertThat(made.json().findValuesAsText("question")).containsExactly("b", "a");
    made.json().forEach(each -> ids.add(each.path("id").asInt()));
    int unknown = Integer.MAX_VALUE;

    Answer status = editor.put("/postgres/faqs/batch-update-status", Map.of("faq_ids", List.of(unknown, ids.get(0), ids
        .get(0), unknown), "is_active", false)).expect(200);
    fits("PUT", "/api/faqs/batch-update-status", status);
    assertThat(status.text()).isEqualTo("{\"success_count\":1,\"failed_ids\":[2147483647,2147483647],"
        + "\"message\":\"Updated 1 FAQ items\"}");
    assertThat(reader.get("/postgres/faq/" + ids.get(0)).json().path("is_active").asBoolean()).isFalse();

    Answer atomic = editor.delete("/postgres/faqs/batch?atomic=true", Map.of("faq_ids", List.of(ids.get(0), unknown)));
    fits("DELETE", "/api/faqs/batch", atomic.expect(409));
    assertThat(atomic.json().path("missing_ids").toString()).isEqualTo("[2147483647]");
    reader.get("/postgres/faq/" + ids.get(0)).expect(200);

    Answer gone = editor.delete("/postgres/faq/batch", Map.of("faq_ids", ids)).expect(200);
    fits("DELETE", "/api/faq/batch", gone);
    assertThat(gone.json().path("message").asText()).isEqualTo("Deleted 2 FAQ items");
    assertThat(editor.delete("/postgres/faq/batch", Map.of("faq_ids", ids)).expect(200).json().path("message").asText())
        .isEqualTo("No FAQ items were deleted");
  }

  @ParameterizedTest
  @CsvSource({"faqs, faq_ids, No FAQ IDs provided", "emergency, emergency_ids, No emergency contact IDs provided",
      "events, event_ids, No event IDs provided"})
  void an_empty_list_of_ids_is_a_mistake_an_empty_list_of_entries_is_not(String path, String field, String detail) {
    Answer refused = editor.delete("/postgres/" + path + "/batch", Map.of(field, List.of())).expect(400);
    assertThat(refused.json().path("detail").asText()).isEqualTo(detail);
    editor.put("/postgres/" + path + "/batch-update-status", Map.of(field, List.of(), "is_active", true)).expect(400);

    String entries = path.equals("emergency") ? "emergency_contacts" : path;
    assertThat(editor.post("/postgres/" + path + "/batch", Map.of(entries, List.of())).expect(200).json()).isEmpty();
  }

  @Test
  void of_a_batch_with_a_bad_entry_nothing_is_stored() {
    String word = word();
    Answer refused = editor.post("/postgres/events/batch", Map.of("events", List.of(
        Map.of("name", word, "description", "", "address", "", "date_start", "2027-01-01 10:00"), Map.of("name",
            word))))
        .expect(422);

    assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder(
        "events[1].description", "events[1].address", "events[1].date_start");
    assertThat(reader.get("/postgres/events?q=" + word).json()).isEmpty();
  }

  @Test
  void contacts_are_grouped_into_sections_and_the_most_urgent_come_first() {
    String section = word();
    int sectionId = (int) (System.nanoTime() % 1_000_000_000) + 1000;
    for (int priority : List.of(1, 9, 5)) {
      editor.post("/postgres/emergency", Map.of("name", "P" + priority, "phone_number", "+84 (0)236-1/" + priority,
          "priority", priority, "section", section, "section_id", sectionId, "is_active", priority != 5)).expect(200);
    }

    Answer sections = reader.get("/postgres/emergency/sections").expect(200);
    fits("GET", "/api/emergency/sections", sections);
    assertThat(sections.json().findValuesAsText("name")).contains(section);
    Answer active = reader.get("/postgres/emergency/section/" + sectionId + "?active_only=True&use_cache=True");
    fits("GET", "/api/emergency/section/" + sectionId, active.expect(200));
    assertThat(active.json().findValuesAsText("name")).containsExactly("P9", "P1");
    assertThat(reader.get("/postgres/emergency/section/" + sectionId + "?active_only=no").json()).hasSize(3);
    assertThat(reader.get("/postgres/emergency/section/0").expect(200).json()).isEmpty();
    assertThat(reader.get("/postgres/emergency?active_only=true&section=" + section).json()).hasSize(2);
    fits("GET", "/api/emergency", reader.get("/postgres/emergency?section=" + section));
  }

  @Test
  void events_are_found_by_their_time_and_come_back_with_wall_clock_and_prices() {
    String word = word();
    Map<String, Object> wish = new LinkedHashMap<>(Map.of("name", word, "description", "", "address", "Kiel",
        "date_start", "2031-05-01_10:00", "date_end", "2031-05-03T10:00:00Z", "url", "https://example.org/a?b=ü",
        "price", List.of(Map.of("type", "Kind 🧒", "amount", 12.5, "currency", "VND"))));
    Answer made = editor.post("/postgres/events", wish).expect(200);
    fits("POST", "/api/events", made);
    assertThat(made.json().path("date_start").asText()).isEqualTo("2031-05-01T10:00:00");
    assertThat(made.json().path("date_end").asText()).isEqualTo("2031-05-03T17:00:00");
    assertThat(made.json().at("/price/0/amount").isNumber()).isTrue();
    wish.putAll(Map.of("date_start", 1935741600, "featured", true));
    wish.remove("date_end");
    editor.post("/postgres/events", wish).expect(200);

    assertThat(found(word, "")).isEqualTo(2);
    assertThat(found(word, "&featured_only=True")).isEqualTo(1);
    assertThat(found(word, "&from=2031-05-02&to=2031-05-02")).isEqualTo(1);
    assertThat(found(word, "&from=2031-05-03T17:00:01")).isEqualTo(1);
    assertThat(found(word, "&from=2031-05-03T17:00:01&to=2031-05-04")).isZero();
    assertThat(found(word, "&to=2031-04-30")).isZero();
    assertThat(found(word, "&to=2031-05-01")).isEqualTo(1);
    JsonNode list = reader.get("/postgres/events?q=" + word + "&limit=3&skip=0&use_cache=True").json();
    assertThat(list.path(0).path("date_start").asText()).isGreaterThan(list.path(1).path("date_start").asText());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      garantien       | 1
      GARANTIE        | 1
      garan zehn      | 1
      garantie zwölf  | 0
      bao hanh        | 1
      🐉              | 1
      '!?'            | 0
      """)
  void words_are_found_in_any_case_form_and_language(String words, int hits) {
    String word = word();
    editor.post("/postgres/faq", Map.of("question", word + ": Wie lange gilt die Garantie? 🐉", "answer",
        "Zehn Jahre nach der Inbetriebnahme", "translations", Map.of("vi", Map.of("question", "Bảo hành bao lâu?",
            "answer", "Mười năm")))).expect(200);
    String q = java.net.URLEncoder.encode(words, StandardCharsets.UTF_8);

    long found = reader.get("/postgres/faq?limit=500&q=" + q).expect(200).json().findValuesAsText("question").stream()
        .filter(each -> each.startsWith(word)).count();

    assertThat(found).isEqualTo(hits);
  }

  @Test
  void one_entry_speaks_several_languages() {
    int id = editor.post("/postgres/faq", Map.of("question", "Wo?", "answer", "Hier.", "language", "de", "translations",
        Map.of("en", Map.of("question", "Where?", "answer", "Here.")))).expect(200).json().path("id").asInt();
    String path = "/postgres/faq/" + id;

    editor.put(path, Map.of("translations", Map.of("vi", Map.of("question", "Ở đâu?", "answer", "Ở đây.")))).expect(
        200);
    assertThat(reader.get(path + "?language=vi").json().path("question").asText()).isEqualTo("Ở đâu?");
    assertThat(reader.get(path + "?language=en").json().path("answer").asText()).isEqualTo("Here.");
    assertThat(reader.get(path + "?language=fr").json().path("language").asText()).isEqualTo("de");
    editor.put(path, "{\"translations\": {\"en\": null, \"vi\": {\"answer\": \"Tại đây.\"}}}").expect(200);
    assertThat(reader.get(path).json().path("translations").toString())
        .isEqualTo("{\"vi\":{\"question\":\"Ở đâu?\",\"answer\":\"Tại đây.\"}}");
    editor.put(path, "{\"translations\": {\"de\": {\"question\": \"x\", \"answer\": \"y\"}}}").expect(422);
  }

  @Test
  void who_has_it_already_is_not_sent_it_again() {
    int id = faqs(List.of(word())).getFirst();
    for (String path : List.of("/postgres/faq?limit=2", "/postgres/faq/" + id, "/postgres/emergency/sections",
        "/postgres/about-pixity", "/postgres/events?use_cache=false")) {
      String tag = reader.get(path).expect(200).header("ETag");
      Answer again = reader.with("If-None-Match", "\"other\", " + tag).get(path).expect(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
    }
    String tag = reader.get("/postgres/faq/" + id).header("ETag");
    editor.put("/postgres/faq/" + id, Map.of("answer", "new")).expect(200);
    reader.with("If-None-Match", tag).get("/postgres/faq/" + id).expect(200);
  }

  @Test
  void a_change_by_another_node_is_seen_at_once() {
    int id = faqs(List.of(word())).getFirst();
    reader.get("/postgres/faq/" + id).expect(200);
    DatabaseUnderTest.execute("update faq set answer = 'from elsewhere' where id = " + id);
    assertThat(reader.get("/postgres/faq/" + id).json().path("answer").asText()).isEqualTo("A.");
    assertThat(reader.get("/postgres/faq/" + id + "?use_cache=False").json().path("answer").asText())
        .isEqualTo("from elsewhere");

    DatabaseUnderTest.execute("select pg_notify('lotse', 'content faq')");

    await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(50)).until(() -> reader.get("/postgres/faq/"
        + id).json().path("answer").asText().equals("from elsewhere"));
  }

  @Test
  void what_is_exported_can_be_edited_and_imported() {
    String word = word();
    JsonNode contact = contact(word, 3);
    Answer csv = editor.with("Accept", "text/csv").get("/postgres/emergency/export").expect(200);
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    String header = csv.text().lines().findFirst().orElseThrow();
    assertThat(header).isEqualTo("id,name,phone_number,description,address,location,priority,is_active,section,"
        + "section_id,version,created_at,updated_at");
    String row = csv.text().lines().filter(each -> each.contains(word)).findFirst().orElseThrow();

    Answer unchanged = load("emergency", header + "\r\n" + row + "\r\n", "").expect(200);
    assertThat(unchanged.json().path("unchanged").asInt()).isEqualTo(1);
    Answer changed = load("emergency", header + "\n" + row.replace(word, word + " „neu“ 🚒") + "\n,Zweite " + word
        + ",112\n", "");
    fits("POST", "/api/emergency/import", changed.expect(200));
    assertThat(changed.json().path("updated").asInt() + changed.json().path("created").asInt()).isEqualTo(2);
    assertThat(reader.get("/postgres/emergency/" + contact.path("id").asInt()).json().path("name").asText())
        .isEqualTo(word + " „neu“ 🚒");

    Answer stale = load("emergency", header + "\n" + row + "\n", "").expect(422);
    assertThat(stale.json().at("/errors/0/code").asText()).isEqualTo("version_conflict");
    Answer json = editor.get("/postgres/emergency/export").expect(200);
    fits("GET", "/api/emergency/export", json);
    assertThat(editor.post("/postgres/emergency/import", json.text()).expect(200).json().path("unchanged").asInt())
        .isEqualTo(json.json().size());
    assertThat(editor.get("/postgres/emergency/export?format=csv").header("Content-Disposition"))
        .contains("emergency.csv");
  }

  @Test
  void of_a_file_with_wrong_rows_nothing_is_stored_and_every_wrong_row_is_told() {
    String word = word();
    String file = "id;name;phone_number;location;priority\n;" + word + ";112;;1\n;;112;;1\n;" + word
        + ";zwölf;99, 0;x\n"
        + "2147483647;" + word + ";112;;1\n;" + word + ";112;;1;zu viel\n";

    Answer refused = load("emergency", file, "").expect(422);
    fits("POST", "/api/emergency/import", refused);
    Answer rehearsed = load("emergency", file, "?dry_run=true").expect(200);
    fits("POST", "/api/emergency/import", rehearsed);

    List<String> told = new ArrayList<>();
    refused.json().path("errors").forEach(each -> told.add(each.path("row").asInt() + " " + each.path("field")
        .asText()));
    assertThat(told).containsExactlyInAnyOrder("3 name", "4 phone_number", "4 location", "4 priority", "5 id", "6 ");
    assertThat(rehearsed.json().path("errors")).isEqualTo(refused.json().path("errors"));
    assertThat(reader.get("/postgres/emergency?q=" + word).json()).isEmpty();
    assertThat(load("emergency", "name,phone_number\n" + word + ",112\n", "?dry_run=true").expect(200).json()
        .path("created").asInt()).isEqualTo(1);
    assertThat(reader.get("/postgres/emergency?q=" + word).json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"about-pixity", "danang-bucket-list", "solana-summit"})
  void the_pages_of_the_older_menu_are_there_and_can_be_rewritten(String slug) {
    Answer page = reader.get("/postgres/" + slug).expect(200);
    fits("GET", "/api/pages/" + slug, page);
    assertThat(page.json().path("content").asText()).isNotBlank();

    Answer written = editor.put("/postgres/" + slug, Map.of("content", "<b>Neu</b> 🌅")).expect(200);
    fits("PUT", "/api/pages/" + slug, written);
    assertThat(reader.get("/api/pages/" + slug).json()).isEqualTo(written.json());
    editor.put("/postgres/" + slug, Map.of()).expect(422);
    editor.with("If-Match", page.header("ETag")).put("/postgres/" + slug, Map.of("content", "late")).expect(409);
    editor.put("/postgres/" + slug, Map.of("content", page.json().path("content").asText())).expect(200);
  }

  @Test
  void a_page_of_ones_own_is_made_by_writing_it() {
    String slug = word();
    fits("GET", "/api/pages/" + slug, reader.get("/api/pages/" + slug).expect(404));
    assertThat(editor.put("/api/pages/" + slug, Map.of("content", "")).expect(200).json().path("version").asInt())
        .isEqualTo(1);
    reader.get("/api/pages/" + slug).expect(200);
    editor.put("/api/pages/Not%20A%20Name", Map.of("content", "")).expect(422);
  }

  @Test
  void writing_needs_the_scope_and_reading_needs_nothing() {
    LotseServer bot = key("bot");
    for (LotseServer other : List.of(bot, LotseUnderTest.demo())) {
      assertThat(other.post("/postgres/faq", Map.of("question", "a", "answer", "b")).status()).isEqualTo(403);
      assertThat(other.get("/postgres/faq/export").status()).isEqualTo(403);
      assertThat(other.put("/postgres/about-pixity", Map.of("content", "")).status()).isEqualTo(403);
    }
    assertThat(reader.delete("/postgres/faq/1").status()).isEqualTo(401);
    assertThat(reader.get("/postgres/events").status()).isEqualTo(200);
    assertThat(key("content").post("/postgres/faq", Map.of("question", "a", "answer", "b")).status()).isEqualTo(200);
  }

  @Test
  void a_faq_entry_is_found_and_cited_as_what_it_is_and_leaves_with_its_last_word() {
    LotseServer admin = LotseUnderTest.admin();
    String code = "Q" + System.nanoTime() % 10_000_000_000L;
    int id = editor.post("/postgres/faq", Map.of("question", "Wann öffnet das Depot " + code + "?", "answer",
        "Das Depot " + code + " öffnet um **sechs Uhr** und schließt um neun. 🌅", "language", "de", "translations",
        Map.of("en", Map.of("question", "When does depot " + code + " open?", "answer", "At six, depot " + code
            + ".")))).expect(200).json().path("id").asInt();
    String search = "/search?mode=keyword&q=" + code;

    await().atMost(SOON).until(() -> admin.get(search).expect(200).json().path("results").size() == 2);
    JsonNode found = admin.get(search + "&language=de").json().path("results").path(0);
    assertThat(found.path("kind").asText()).isEqualTo("faq");
    assertThat(found.path("title").asText()).isEqualTo("Wann öffnet das Depot " + code + "?");
    assertThat(found.path("page_number").isNull()).isTrue();
    assertThat(found.path("text").asText()).contains("öffnet um sechs Uhr");
    fits("GET", "/api/search", admin.get(search));
    assertThat(admin.get("/documents?limit=500").json().findValuesAsText("id"))
        .doesNotContain(found.path("document_id").asText());
    assertThat(admin.delete("/admin/documents/" + found.path("document_id").asText()).status()).isEqualTo(404);

    Answer answer = LotseUnderTest.person("faq-reader").post("/chat", Map.of("question", "Wann öffnet das Depot " + code
        + "?")).expect(200);
    fits("POST", "/api/chat", answer);
    JsonNode source = answer.json().path("sources").path(0);
    assertThat(source.path("kind").asText()).isEqualTo("faq");
    assertThat(source.path("quote").asText()).contains(code);
    assertThat(source.path("page_number").isNull()).isTrue();
    assertThat(source.path("url").asText()).endsWith("/api/faq/" + id);

    editor.put("/postgres/faq/" + id, Map.of("answer", "Das Depot " + code + " bleibt zu: Inventur.")).expect(200);
    await().atMost(SOON).until(() -> admin.get(search + "&language=de").json().at("/results/0/text").asText()
        .contains("Inventur"));
    editor.put("/postgres/faq/" + id, Map.of("is_active", false)).expect(200);
    assertThat(admin.get(search).json().path("results")).isEmpty();
    editor.put("/postgres/faqs/batch-update-status", Map.of("faq_ids", List.of(id), "is_active", true)).expect(200);
    await().atMost(SOON).until(() -> admin.get(search).json().path("results").size() == 2);
    editor.delete("/postgres/faq/" + id).expect(200);
    assertThat(admin.get(search).json().path("results")).isEmpty();
  }

  @Test
  void an_entry_may_be_rewritten_while_it_is_still_being_read() {
    LotseServer admin = LotseUnderTest.admin();
    String code = "Q" + System.nanoTime() % 10_000_000_000L;
    int id = editor.post("/postgres/faq", Map.of("question", code + "?", "answer", "draft 0")).expect(200).json()
        .path("id").asInt();
    for (int i = 1; i <= 20; i++) {
      editor.put("/postgres/faq/" + id, Map.of("answer", "draft " + i % 7 + " of " + code)).expect(200);
    }
    editor.put("/postgres/faq/" + id, Map.of("answer", "The last word on " + code)).expect(200);

    await().atMost(SOON).until(() -> {
      JsonNode results = admin.get("/search?mode=keyword&q=" + code).expect(200).json().path("results");
      return results.size() == 1 && results.path(0).path("text").asText().contains("last word");
    });
  }

  @Test
  void a_body_without_a_type_is_read_as_json() {
    Answer made = editor.send("POST", "/postgres/faq", null, BodyPublishers.ofString(
        "{\"question\":\"a\",\"answer\":\"b\"}"));

    assertThat(made.status()).isEqualTo(200);
    assertThat(editor.send("POST", "/postgres/faq", "text/plain", BodyPublishers.ofString("{}")).status()).isEqualTo(
        415);
    assertThat(editor.post("/postgres/faq", "{\"question\":").status()).isEqualTo(400);
    assertThat(editor.post("/postgres/faq", "[]").status()).isEqualTo(422);
  }

  @Test
  void older_clients_may_write_numbers_and_truth_values_as_texts() {
    Answer made = editor.post("/postgres/emergency", Map.of("name", word(), "phone_number", "1", "priority", "3",
        "section_id", 4.0, "is_active", "no"));
    fits("POST", "/api/emergency", made.expect(200));
    assertThat(made.json().path("priority").asInt()).isEqualTo(3);
    assertThat(made.json().path("section_id").asInt()).isEqualTo(4);
    assertThat(made.json().path("is_active").booleanValue()).isFalse();

    editor.put("/postgres/emergency/batch-update-status", Map.of("emergency_ids", List.of(made.json().path("id")
        .asText()), "is_active", "Yes")).expect(200);
    assertThat(editor.get("/postgres/emergency/" + made.json().path("id").asInt()).json().path("is_active")
        .booleanValue()).isTrue();
    assertThat(editor.post("/postgres/emergency", Map.of("name", word(), "phone_number", "1", "priority", "high"))
        .expect(422).json().at("/errors/0/field").asText()).isEqualTo("priority");
  }

  private int found(String word, String more) {
    return reader.get("/postgres/events?q=" + word + more).expect(200).json().size();
  }

  private List<Integer> faqs(List<String> questions) {
    List<Integer> ids = new ArrayList<>();
    editor.post("/postgres/faqs/batch", Map.of("faqs", questions.stream().map(each -> Map.of("question", each, "answer",
        "A.", "is_active", false)).toList())).expect(200).json().forEach(each -> ids.add(each.path("id").asInt()));
    return ids;
  }

  private JsonNode contact(String name, int priority) {
    return editor.post("/postgres/emergency", Map.of("name", name, "phone_number", "112", "priority", priority,
        "section",
        "Zentrale, \"Nord\"")).expect(200).json();
  }

  private Answer load(String kind, String csv, String query) {
    return editor.send("POST", "/postgres/" + kind + "/import" + query, "text/csv", BodyPublishers.ofString(csv));
  }

  private static void fits(String method, String path, Answer answer) {
    CONTRACT.answer(method, path, answer.status(), answer.header("Content-Type"), answer.text());
  }

  private static LotseServer editor() {
    return key("content");
  }

  private static LotseServer key(String scope) {
    return LotseUnderTest.nobody().withKey(LotseUnderTest.admin().post("/admin/api-keys",
        Map.of("name", "of a test", "scopes", List.of(scope))).expect(201).json().path("key").asText());
  }

  private static String word() {
    return "w" + Long.toString(System.nanoTime(), 36);
  }
}
