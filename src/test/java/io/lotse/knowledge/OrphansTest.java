package io.lotse.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Ids;

class OrphansTest {
  @Test
  void an_original_that_was_stored_just_now_may_belong_to_an_upload_under_way() {
    assertThat(Orphans.isOld("documents/" + Ids.next() + "/original.pdf")).isFalse();
    assertThat(Orphans.isOld("documents/01900000-0000-7000-8000-000000000000/original.pdf")).isTrue();
  }

  @Test
  void what_is_not_named_by_us_is_left_alone() {
    assertThat(Orphans.isOld("documents/notes.txt")).isFalse();
  }
}
