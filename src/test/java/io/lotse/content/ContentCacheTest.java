package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.lotse.content.ContentCache.Stored;

class ContentCacheTest {
  private final ContentCache cache = new ContentCache();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void an_answer_is_made_once_until_something_of_its_kind_changes() {
    ask("faq", true);
    ask("faq", true);
    assertThat(made).hasValue(1);

    cache.changed(new ContentChanged("events"));
    ask("faq", true);
    assertThat(made).hasValue(1);

    cache.changed(new ContentChanged("faq"));
    ask("faq", true);
    assertThat(made).hasValue(2);
  }

  @Test
  void who_wants_no_cache_neither_reads_nor_fills_it() {
    ask("faq", false);
    ask("faq", true);
    ask("faq", false);

    assertThat(made).hasValue(3);
  }

  @Test
  void what_was_read_before_a_change_is_not_found_after_it() {
    cache.get("faq", "all", true, () -> {
      cache.changed(new ContentChanged("faq"));
      return Stored.ofValue("old");
    });

    ask("faq", true);

    assertThat(made).hasValue(1);
  }

  @Test
  void the_tag_follows_the_content() {
    assertThat(Stored.ofValue("a").tag()).isEqualTo(Stored.ofValue("a").tag()).isNotEqualTo(Stored.ofValue("b").tag())
        .matches("\"[\\w-]+\"");
  }

  private void ask(String kind, boolean use) {
    cache.get(kind, "all", use, () -> Stored.ofValue(made.incrementAndGet()));
  }
}
