package io.lotse.knowledge.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Problem;

class PagesTest {
  @TempDir
  private Path folder;
  private final Document document = new Document(
      new StoredOriginal(UUID.randomUUID(), "documents/01900000-0000-7000-8000-000000000000/original.pdf",
          new Received("a.pdf", Path.of("a.pdf"), "hash", 1, DocumentFormat.PDF)),
      new Labels(null, null, null, List.of()));
  private final Shelf shelf = new Shelf();

  @Test
  void a_page_painted_while_its_document_is_deleted_does_not_stay() {
    PageCache cache = new PageCache(folder, 1_000_000);
    Pages pages = new Pages(shelf, new PaintedAs(() -> shelf.deleted = true), cache);

    assertThatThrownBy(() -> pages.png(document.getId(), 1, 400)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.code()).isEqualTo("document_not_found"));
    assertThat(cache.originals()).isEmpty();
  }

  @Test
  void widths_next_to_each_other_share_a_picture() {
    int[] painted = new int[1];
    Pages pages = new Pages(shelf, new PaintedAs(() -> painted[0]++), new PageCache(folder, 1_000_000));

    assertThat(pages.png(document.getId(), 1, 801)).isEqualTo(pages.png(document.getId(), 1, 999));
    assertThat(painted[0]).isEqualTo(1);
  }

  private final class Shelf extends Library {
    private boolean deleted;

    @Override
    Document find(UUID id) {
      return document;
    }

    @Override
    boolean holds(UUID id) {
      return !deleted;
    }
  }

  /** Gives a picture without a file. */
  private static final class PaintedAs extends Originals {
    private final Runnable meanwhile;

    private PaintedAs(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T with(Original original, Function<Path, T> work) {
      meanwhile.run();
      return (T) new byte[10];
    }
  }
}
