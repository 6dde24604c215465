package io.lotse.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {
  private static final int PICTURE = 1000;
  @TempDir
  private Path folder;
  private final UUID document = UUID.randomUUID();
  private final AtomicInteger painted = new AtomicInteger();

  @Test
  void a_page_is_painted_once() {
    PageCache cache = new PageCache(folder, 100 * PICTURE);

    assertThat(look(cache, 1)).isEqualTo(look(cache, 1));
    assertThat(painted).hasValue(1);
  }

  @Test
  void the_pages_of_a_document_that_is_gone_are_forgotten() throws Exception {
    PageCache cache = new PageCache(folder, 100 * PICTURE);
    look(cache, 1);
    cache.get(UUID.randomUUID(), 1, 200, () -> new byte[PICTURE]);

    cache.forget(document);

    assertThat(pictures()).isEqualTo(1);
  }

  @Test
  void the_cache_does_not_grow_without_bound() throws Exception {
    PageCache cache = new PageCache(folder, 100 * PICTURE);
    for (int page = 1; page <= 400; page++) {
      look(cache, page);
    }

    assertThat(pictures()).isLessThanOrEqualTo(164);
  }

  private byte[] look(PageCache cache, int page) {
    return cache.get(document, page, 200, () -> {
      painted.incrementAndGet();
      return new byte[PICTURE];
    });
  }

  private long pictures() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
