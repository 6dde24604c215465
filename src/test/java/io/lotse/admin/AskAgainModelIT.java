package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseUnderTest;

/** The assistant as the panel asks it, where tokens are counted. */
@ExtendWith(ArquillianExtension.class)
class AskAgainModelIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void what_has_been_answered_runs_no_more_and_leaves_the_budget_to_the_next() {
    String email = PanelSession.administrator("asks-again");
    PanelSession panel = PanelSession.of(email, LotseUnderTest.PASSWORD);
    DatabaseUnderTest.execute(
        "insert into token_use (person_id, day, tokens) select id, (now() at time zone 'UTC')::date,"
            + " 10000000 - 50000 from person where email = '" + email + "'"
            + " on conflict (person_id, day) do update set tokens = excluded.tokens");
    String gap = "/panel/gaps?id=" + gap("Womit poliert man den Parabolspiegel? mock-notools");

    for (int i = 0; i < 3; i++) {
      String page = panel.openAndPress(gap, "detail", "ask", "detail:said").expect(200).text();
      assertThat(page).contains("bot-said").doesNotContain("token_budget", "validationFailed");
    }
    assertThat(DatabaseUnderTest.number("select tokens from token_use join person on id = person_id where email = '"
        + email + "'")).isGreaterThan(10_000_000 - 50_000);
  }

  @Test
  void a_model_that_refuses_is_told_as_such() {
    PanelSession panel = new PanelSession(PanelSession.of(PanelSession.administrator("asks-in-vain"),
        LotseUnderTest.PASSWORD).client().with("Accept-Language", "en"));
    int id = LotseUnderTest.admin().post("/api/faq", Map.of("question", "Wo steht der Hohlspiegel? mock-err422",
        "answer",
        "Im Keller.")).expect(200).json().path("id").asInt();
    String entry = "/panel/faq?id=" + id;

    String page = panel.openAndPress(entry, "entry", "try", "entry:trial").expect(200).text();

    assertThat(page).contains("refused the request").doesNotContain("bot-said");
  }

  private static String gap(String question) {
    LotseUnderTest.person("parabola").post("/chat", Map.of("question", question)).expect(200);
    return await().atMost(Duration.ofSeconds(40)).until(() -> DatabaseUnderTest.value(
        "select gap_id from gap_question where question = '" + question + "'"), Objects::nonNull);
  }
}
