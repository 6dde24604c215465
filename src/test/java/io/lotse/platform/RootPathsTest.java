package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.lotse.contract.Contract;
import io.lotse.contract.ContractOperation;

class RootPathsTest {
  @ParameterizedTest
  @CsvSource({"/auth/login, /api/auth/login", "/chat, /api/chat", "/chat/stream, /api/chat/stream",
      "/users/me/sessions, /api/users/me/sessions", "/agent/ask, /api/agent/ask", "/search, /api/search",
      "/documents/7/pages/1, /api/documents/7/pages/1", "/rag/chat, /api/rag/chat",
      "/admin/users, /api/admin/users", "/debug/config, /api/debug/config",
      "/.well-known/jwks.json, /api/.well-known/jwks.json", "/notify, /api/notify",
      "/notify/ticket, /api/notify/ticket", "/notifications/7, /api/notifications/7", "/handoff, /api/handoff"})
  void what_stood_at_the_root_is_found_below_api(String root, String home) {
    assertThat(RootPaths.canonical(root)).isEqualTo(home);
  }

  @ParameterizedTest
  @CsvSource({"/postgres/faq, /api/faq", "/postgres/faqs/batch, /api/faqs/batch",
      "/postgres/emergency/section/3, /api/emergency/section/3", "/postgres/events/7, /api/events/7",
      "/mongodb/session, /api/bot/session", "/mongodb/history, /api/bot/history",
      "/postgres/health, /api/health/postgresql", "/mongodb/health, /api/health/mongodb",
      "/postgres/about-pixity, /api/pages/about-pixity",
      "/postgres/danang-bucket-list, /api/pages/danang-bucket-list",
      "/postgres/solana-summit, /api/pages/solana-summit"})
  void what_was_named_after_a_database_is_named_after_what_it_is(String root, String home) {
    assertThat(RootPaths.canonical(root)).isEqualTo(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/postgres/../panel/people", "/postgres/%2E./panel/people", "/chat/..;x/panel", "/chat/."})
  void what_climbs_out_of_its_place_leads_nowhere(String path) {
    assertThat(RootPaths.canonical(path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/panel/", "/panel/login.xhtml", "/docs", "/openapi", "/health", "/health/ready",
      "/metrics", "/files/documents/7/original.pdf", "/api/chat", "/app/main.js", "/postgres", "/mongodb",
      "/chats", "/searching"})
  void what_stands_at_the_root_stays_there(String path) {
    assertThat(RootPaths.canonical(path)).isNull();
  }

  @Test
  void every_alias_of_the_contract_leads_to_its_operation() {
    Contract contract = Contract.load();
    contract.operations().forEach(operation -> assertThat(operation.aliases()).as(operation.name())
        .allSatisfy(alias -> assertThat(contract.find(operation.method(), RootPaths.canonical(alias)).map(
            ContractOperation::path)).contains(operation.path())));
  }
}
