package io.lotse.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContractCheckTest {
  private static final String JSON = "application/json";
  private static final String TOKENS = """
      {"access_token": "a.b.c", "token_type": "bearer", "expires_in": 3600, "refresh_token": "r"}""";
  private final ContractCheck check = ContractCheck.document();

  @Test
  void an_answer_that_fits_passes() {
    assertThatCode(() -> check.answer("POST", "/api/auth/login", 200, JSON, TOKENS)).doesNotThrowAnyException();
  }

  @Test
  void a_concrete_path_and_a_charset_pass_as_well() {
    assertThatCode(() -> {
      check.answer("DELETE", "/api/admin/api-keys/0199a1d0-3b3c-7d4e-8f50-61728394a5b6", 204, null, "");
      check.answer("POST", "/api/auth/login", 200, "application/json; charset=UTF-8", TOKENS);
      check.answer("GET", "/api/admin/embed/status?fresh=1", 401, "application/problem+json", """
          {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "Sign in first.",
           "instance": "/api/admin/embed/status", "code": "not_authenticated"}""");
    }).doesNotThrowAnyException();
  }

  @Test
  void fields_that_are_missing_null_or_of_a_wrong_type_are_all_told() {
    assertThatThrownBy(() -> check.answer("POST", "/api/auth/login", 200, JSON, """
        {"access_token": null, "token_type": "basic", "expires_in": "3600"}"""))
        .isInstanceOf(AssertionError.class).hasMessageContaining("/access_token").hasMessageContaining("/token_type")
        .hasMessageContaining("/expires_in").hasMessageContaining("refresh_token");
  }

  @Test
  void formats_are_checked() {
    assertThatThrownBy(() -> check.answer("GET", "/api/auth/me", 200, JSON, """
        {"id": "7", "email": "a@example.org", "display_name": "A", "is_active": true, "is_verified": true,
         "is_superuser": false, "created_at": "2026-03-02 08:15"}"""))
        .hasMessageContaining("/id").hasMessageContaining("/created_at");
  }

  @Test
  void an_unknown_operation_status_or_content_type_is_told() {
    assertThatThrownBy(() -> check.answer("GET", "/api/nowhere", 200, JSON, "{}"))
        .hasMessageContaining("no such operation");
    assertThatThrownBy(() -> check.answer("POST", "/api/auth/login", 500, "text/html", "<h1>"))
        .hasMessageContaining("the status is not one of [200,");
    assertThatThrownBy(() -> check.answer("POST", "/api/auth/login", 401, "text/html", "<h1>"))
        .hasMessageContaining("'text/html' is not one of [application/problem+json]");
    assertThatThrownBy(() -> check.answer("POST", "/api/chat/{session_id}/cancel", 204, JSON, "{}"))
        .hasMessageContaining("there must be no body");
  }

  @Test
  void every_event_of_a_stream_is_checked() {
    assertThatThrownBy(() -> check.answer("POST", "/api/chat/stream", 200, "text/event-stream", """
        id: 1
        event: token
        data: {"text": "Guten Tag"}

        : keepalive

        id: 2
        event: farewell
        data: {}

        """)).hasMessageContaining("event 1 (token)").hasMessageContaining("event 2 (farewell) is not one of");
  }

  @Test
  void a_served_document_that_lost_something_is_told() throws Exception {
    String whole = Contract.load().document().toString();
    assertThatCode(() -> check.served(whole)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check.served(whole.replace("\"maxLength\":8000", "\"maxLength\":0")))
        .hasMessageContaining("/components/schemas/ChatQuestion/properties/question/maxLength: 8000 became 0");
  }
}
