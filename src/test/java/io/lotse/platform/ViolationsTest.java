package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {
  record Ticket(String subject, Integer priority, Boolean urgent, Double weight, UUID session, Instant due, Scope scope,
      List<String> tags, List<Note> notes) {}

  record Note(String text, int page) {}

  private final JsonBody reader = new JsonBody(new JsonInput(new NoConstraints()));

  @Test
  void what_is_acceptable_is_read_and_unknown_fields_are_passed_over() throws IOException {
    Ticket ticket = read("""
        {"subject": "Fehler F-110", "priority": 2, "weight": 1, "tags": ["dc"], "colour": "red",
         "scope": "search", "notes": [{"text": "siehe Seite", "page": 41}]}""");

    assertThat(ticket.subject()).isEqualTo("Fehler F-110");
    assertThat(ticket.scope()).isEqualTo(Scope.SEARCH);
    assertThat(ticket.notes()).containsExactly(new Note("siehe Seite", 41));
    assertThat(ticket.session()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"subject": 7}               | subject       | must be a text
      {"subject": true}            | subject       | must be a text
      {"priority": "7"}            | priority      | must be a whole number
      {"priority": 1.5}            | priority      | must be a whole number
      {"priority": 99999999999}    | priority      | must be a whole number
      {"urgent": "true"}           | urgent        | must be true or false
      {"urgent": 1}                | urgent        | must be true or false
      {"weight": "1"}              | weight        | must be a number
      {"session": "7"}             | session       | must be a UUID
      {"session": ""}              | session       | must be a UUID
      {"due": ""}                  | due           | must be a time in ISO 8601
      {"due": 0}                   | due           | must be a time in ISO 8601
      {"due": "tomorrow"}          | due           | must be a time in ISO 8601
      {"scope": "everything"}      | scope         | must be one of content, bot, notify, search, chat
      {"scope": 1}                 | scope         | must be one of content, bot, notify, search, chat
      {"tags": "dc"}               | tags          | must be a list
      {"tags": [1]}                | tags[0]       | must be a text
      {"notes": [{"page": 1}, {"page": []}]} | notes[1].page | must be a whole number
      {"notes": [7]}               | notes[0]      | must be an object
      [1]                          | body          | must be an object
      """)
  void a_wrong_type_is_told_with_its_place(String json, String field, String message) {
    assertThat(refused(json).errors()).extracting(Problem.FieldError::field, Problem.FieldError::code,
        Problem.FieldError::message).containsExactly(tuple(field, "wrong_type", message));
  }

  @Test
  void a_whole_number_may_be_written_with_a_point() throws IOException {
    Ticket ticket = read("""
        {"priority": 2.0, "weight": 2.5, "notes": [{"page": 41}, {"page": 4.2e1}]}""");

    assertThat(ticket.priority()).isEqualTo(2);
    assertThat(ticket.weight()).isEqualTo(2.5);
    assertThat(ticket.notes()).extracting(Note::page).containsExactly(41, 42);
    assertThat(refused("{\"priority\": 1e300}").errors()).extracting(Problem.FieldError::message).containsExactly(
        "must be a whole number");
  }

  @Test
  void all_violations_are_told_at_once() {
    Problem problem = refused("""
        {"subject": 1, "priority": "high", "session": "x", "notes": [{"page": 1}, {"text": 5, "page": "x"}]}""");

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("validation_failed");
    assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactlyInAnyOrder("subject",
        "priority", "session", "notes[1].text", "notes[1].page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"notes\": [{\"page\": null}]}", "{\"notes\": [{\"text\": \"a\"}]}"})
  void null_where_a_number_must_be_is_told(String json) {
    assertThat(refused(json).errors()).extracting(Problem.FieldError::field, Problem.FieldError::code)
        .containsExactly(tuple("notes[0].page", "required"));
  }

  @Test
  void a_body_that_is_null_is_told() {
    assertThat(refused("null").errors()).extracting(Problem.FieldError::field, Problem.FieldError::code)
        .containsExactly(tuple("body", "required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "{", "{\"subject\": }", "{\"subject\": \"a\"} trailing", "<xml/>"})
  void what_is_no_json_is_malformed(String text) {
    Problem problem = refused(text);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("malformed_json");
    assertThat(problem.getMessage()).doesNotContain("com.fasterxml", "Unexpected").endsWith(".");
  }

  private Problem refused(String json) {
    return catchThrowableOfType(Problem.class, () -> read(json));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Ticket read(String json) throws IOException {
    return (Ticket) reader.readFrom((Class) Ticket.class, Ticket.class, new Annotation[0],
        MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>(),
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
