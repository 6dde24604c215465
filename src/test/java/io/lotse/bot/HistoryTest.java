package io.lotse.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import io.lotse.agent.Exchange;
import io.lotse.bot.SessionLog.Stretch;

/** What counts as said earlier. */
class HistoryTest {
  @Test
  void a_pair_is_one_record_with_question_and_response() {
    assertThat(History.pairs(log(asked("s1", "A?", "a"), asked("s2", "B?", null), asked("s3", "C?", "c")), 3))
        .containsExactly(new Exchange("A?", "a"), new Exchange("C?", "c"));
  }

  @Test
  void a_pair_is_also_a_user_and_a_rag_record_under_one_id() {
    Stretch log = log(asked("s1", "A?", null), rag("s1", "A?", "a"), asked("s2", "B?", null), rag("s2", "B?", "b"));

    assertThat(History.pairs(log, 3)).containsExactly(new Exchange("A?", "a"), new Exchange("B?", "b"));
  }

  @Test
  void questions_that_share_an_id_get_their_own_answers() {
    Stretch log = log(asked("s", "A?", null), asked("s", "B?", null), rag("s", "A?", "a"), rag("s", "B?", "b"));

    assertThat(History.pairs(log, 3)).containsExactly(new Exchange("A?", "a"), new Exchange("B?", "b"));
  }

  @Test
  void the_newest_pairs_come_oldest_first() {
    Stretch log = log(asked("1", "A?", "a"), asked("2", "B?", "b"), asked("3", "C?", "c"));

    assertThat(History.pairs(log, 2)).containsExactly(new Exchange("B?", "b"), new Exchange("C?", "c"));
  }

  @Test
  void a_model_is_told_of_what_the_user_asked_freely() {
    Stretch log = new Stretch(log(step("user", "faq", "Menu", "x"), step("USER", "asking_freely", "A?", "a"),
        step("rag", "asking_freely", "B?", "b"), step("user", "asking_freely", "C?", null)).newestFirst(), true);

    assertThat(History.turns(log)).containsExactly(new Exchange("A?", "a"), new Exchange("C?", ""));
  }

  @Test
  void without_a_restart_the_newest_five_records_of_any_kind_count() {
    Stretch log = log(asked("1", "A?", "a"), asked("2", "B?", "b"), step("user", "faq", "x", "y"),
        step("user", "faq", "x", "y"), step("user", "faq", "x", "y"), asked("3", "C?", "c"));

    assertThat(History.turns(log)).containsExactly(new Exchange("B?", "b"), new Exchange("C?", "c"));
    assertThat(History.turns(new Stretch(log.newestFirst(), true))).hasSize(3);
  }

  @Test
  void a_restart_is_a_start_or_a_clear_in_any_case() {
    assertThat(step("user", "Start", null, null).isRestart()).isTrue();
    assertThat(step("bot", "clear ", null, null).isRestart()).isTrue();
    assertThat(step("user", "restart", null, null).isRestart()).isFalse();
    assertThat(new SessionRecord(new Document("_id", "1")).isRestart()).isFalse();
  }

  private static Stretch log(SessionRecord... oldestFirst) {
    List<SessionRecord> records = new ArrayList<>(List.of(oldestFirst));
    Collections.reverse(records);
    return new Stretch(records, false);
  }

  private static SessionRecord asked(String session, String question, String response) {
    return record(session, "user", "asking_freely", question, response);
  }

  private static SessionRecord rag(String session, String question, String response) {
    return record(session, "rag", "RAG_response", question, response);
  }

  private static SessionRecord step(String factor, String action, String message, String response) {
    return record("s", factor, action, message, response);
  }

  private static SessionRecord record(String session, String factor, String action, String message,
      String response) {
    return new SessionRecord(new Document("_id", "1").append("session_id", session).append("factor", factor)
        .append("action", action).append("message", message).append("response", response).append("user_id", "u"));
  }
}
