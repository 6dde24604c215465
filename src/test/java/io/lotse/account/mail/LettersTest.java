package io.lotse.account.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.lotse.platform.mail.Mail;

class LettersTest {
  private static final Map<String, String> VALUES = Map.of("link", "https://lotse.example.org/account/#verify=ltv_a_b",
      "code", "01234567", "minutes", "10", "assistant", "Lotse");

  @Test
  void every_letter_is_complete_in_every_language() {
    Letters letters = new Letters();
    for (String language : Letters.LANGUAGES) {
      for (String kind : List.of("verify", "external", "choose", "reset", "taken", "moved", "password")) {
        Mail mail = letters.write(kind, language, "a@example.org", VALUES, "1");
        assertThat(mail.subject()).as(language + " " + kind).isNotBlank().doesNotContain("#", "{");
        assertThat(mail.text()).doesNotContain("{").contains("https://lotse.example.org/account/#verify=ltv_a_b");
        assertThat(mail.html()).contains("<html lang=\"" + language + "\">",
            "<a href=\"https://lotse.example.org/account/#verify=ltv_a_b\">").doesNotContain("{body}", "{subject}");
      }
    }
  }
}
