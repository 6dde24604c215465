package io.lotse.knowledge.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.library.PageCache;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.RemovedOriginals;
import io.lotse.knowledge.upkeep.Reconciliation.Difference;
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

  @Test
  void cached_pages_of_a_document_that_is_gone_are_removed(@TempDir Path folder) throws Exception {
    UUID kept = UUID.randomUUID();
    PageCache pages = new PageCache(folder, 1_000_000);
    pages.get(kept, 1, 400, () -> new byte[10]);
    pages.get(UUID.randomUUID(), 1, 400, () -> new byte[10]);
    OriginalKeys known = new OriginalKeys() {
      @Override
      boolean holdsId(UUID id) {
        return id.equals(kept);
      }

      @Override
      List<String> filenames(List<String> keys) {
        return keys;
      }

      @Override
      List<String> after(String key, int limit) {
        return List.of();
      }
    };

    List<Difference> found = new Orphans(new NoOriginals(), new NothingRemoved(), known, pages).compare();

    assertThat(found).contains(new Difference("pages_unclaimed", 1, 1));
    assertThat(pages.originals()).containsExactly(kept);
  }

  private static final class NoOriginals extends Originals {
    @Override
    public List<String> keys(String after, int limit) {
      return List.of();
    }
  }

  private static final class NothingRemoved extends RemovedOriginals {
    @Override
    public List<String> due() {
      return List.of();
    }
  }
}
