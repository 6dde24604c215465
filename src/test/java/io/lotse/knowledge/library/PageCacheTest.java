package io.lotse.knowledge.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.platform.Problem;

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

  @Test
  void a_folder_that_cannot_be_written_costs_the_painting_only() throws Exception {
    PageCache cache = new PageCache(Files.createFile(folder.resolve("file")).resolve("pages"), 100 * PICTURE);

    assertThat(look(cache, 1)).hasSize(PICTURE);
    assertThat(look(cache, 1)).hasSize(PICTURE);
    assertThat(painted).hasValue(2);
  }

  @Test
  void two_who_ask_at_the_same_time_share_one_painting() throws Exception {
    PageCache cache = new PageCache(folder, 100 * PICTURE);
    CountDownLatch painting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Supplier<byte[]> slowly = () -> {
      painted.incrementAndGet();
      painting.countDown();
      await(goOn);
      return new byte[PICTURE];
    };
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> first = people.submit(() -> cache.get(document, 1, 200, slowly));
      await(painting);
      Future<byte[]> second = people.submit(() -> cache.get(document, 1, 200, slowly));
      Thread.sleep(50);
      goOn.countDown();

      assertThat(first.get()).isEqualTo(second.get());
    }
    assertThat(painted).hasValue(1);
  }

  @Test
  void a_painting_that_failed_is_tried_again() {
    PageCache cache = new PageCache(folder, 100 * PICTURE);
    assertThatThrownBy(() -> cache.get(document, 1, 200, () -> {
      throw PageTurns.tooMany();
    })).isInstanceOf(Problem.class);

    assertThat(look(cache, 1)).hasSize(PICTURE);
  }

  @Test
  void widths_are_rounded_up_to_a_few() {
    assertThat(Stream.of(200, 400, 401, 1000, 1001, 2000).map(Pages::rounded)).containsExactly(400, 400, 600, 1000,
        1400, 2000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
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
