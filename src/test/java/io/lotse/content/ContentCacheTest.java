package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
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
    cache.get("faq", "all", true, "/api/faq", () -> {
      cache.changed(new ContentChanged("faq"));
      return Stored.ofValue("old");
    });

    assertThat(cache.known("/api/faq")).isNull();
    ask("faq", true);

    assertThat(made).hasValue(1);
  }

  @Test
  void an_address_is_known_until_something_of_its_kind_changes() {
    ask("faq", true);
    assertThat(cache.known("/api/faq")).isNotNull();
    assertThat(cache.known("/api/events")).isNull();

    cache.changed(new ContentChanged("faq"));
    assertThat(cache.known("/api/faq")).isNull();

    ask("faq", false);
    assertThat(cache.known("/api/faq")).isNull();
  }

  @Test
  void all_who_wait_for_one_answer_fail_together_and_the_next_one_asks_anew() throws Exception {
    int readers = 5;
    CountDownLatch outage = new CountDownLatch(1);
    Thread[] waiting = new Thread[readers];
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < readers; i++) {
      waiting[i] = Thread.ofVirtual().start(() -> {
        try {
          cache.get("faq", "all", true, "/api/faq", () -> fail(outage));
        } catch (UncheckedIOException same) {
          failed.incrementAndGet();
        }
      });
    }
    for (Thread each : waiting) {
      await(each);
    }
    outage.countDown();
    for (Thread each : waiting) {
      each.join();
    }

    assertThat(failed).hasValue(readers);
    assertThat(made).as("times that the table was asked").hasValue(1);
    ask("faq", true);
    assertThat(made).hasValue(2);
  }

  private Stored fail(CountDownLatch outage) {
    made.incrementAndGet();
    try {
      outage.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    throw new UncheckedIOException(new IOException("no database"));
  }

  private static void await(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }

  @Test
  void the_tag_follows_the_content() {
    assertThat(Stored.ofValue("a").tag()).isEqualTo(Stored.ofValue("a").tag()).isNotEqualTo(Stored.ofValue("b").tag())
        .matches("\"[\\w-]+\"");
  }

  private void ask(String kind, boolean use) {
    cache.get(kind, "all", use, "/api/" + kind, () -> Stored.ofValue(made.incrementAndGet()));
  }
}
