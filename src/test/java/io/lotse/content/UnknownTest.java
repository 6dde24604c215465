package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownTest {
  @Test
  void clients_are_told_of_an_unknown_id_in_the_words_they_know() {
    assertThat(Kind.FAQ.unknown().read(7)).hasMessage("FAQ item not found");
    assertThat(Kind.FAQ.unknown().change(7)).hasMessage("FAQ with ID 7 not found");
    assertThat(Kind.FAQ.unknown().remove(7)).hasMessage("FAQ item not found");
    assertThat(Kind.EVENT.unknown().read(7)).hasMessage("Event not found");
    assertThat(Kind.EVENT.unknown().change(7)).hasMessage("Event not found");
    assertThat(Kind.EVENT.unknown().remove(7)).hasMessage("Event with ID 7 not found");
    assertThat(Kind.EMERGENCY.unknown().remove(7)).hasMessage("Emergency contact not found");
  }
}
