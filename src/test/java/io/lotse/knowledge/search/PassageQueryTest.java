package io.lotse.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Settings;

class PassageQueryTest {
  @Test
  void bots_consider_few_candidates_unless_the_setting_says_how_many() {
    assertThat(PassageQuery.candidatesOfBots(Settings.read(name -> null))).isEqualTo(10);
    assertThat(PassageQuery.candidatesOfBots(Settings.read(Map.of("RETRIEVAL_DEFAULT_LIMIT_K", "50")::get)))
        .isEqualTo(50);
    assertThat(PassageQuery.candidatesOfBots(Settings.read(Map.of("PINECONE_DEFAULT_LIMIT_K", "20")::get)))
        .isEqualTo(20);
  }
}
