package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class ConversationSelectionTest {
  @Test
  void words_are_looked_for_by_their_beginnings_and_signs_mean_nothing() {
    assertThat(ConversationSelection.words("Störung F-110!")).isEqualTo("störung:* & f:* & 110:*");
    assertThat(ConversationSelection.words("a' & !(b) | c:*")).isEqualTo("a:* & b:* & c:*");
    assertThat(ConversationSelection.words("?!")).isEqualTo("''");
  }

  @Test
  void of_nobody_there_is_none() {
    assertThat(new ConversationSelection(Set.of(), null, null, null, null, null, null).where()).endsWith(" and false");
  }

  @Test
  void only_what_is_asked_for_restricts() {
    assertThat(ConversationSelection.ALL.where()).isEqualTo(" where s.deleted_at is null and s.message_count > 0");
    assertThat(new ConversationSelection(null, null, null, Rating.DOWN, false, null, null).where()).contains(
        "f.rating = :rating").contains("m.grounded = false").doesNotContain(":words");
  }
}
