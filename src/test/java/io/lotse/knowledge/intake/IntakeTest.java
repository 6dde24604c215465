package io.lotse.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.knowledge.parsing.DocumentFormat;

class IntakeTest {
  private static final FiledBy ANNA = FiledBy.person(UUID.randomUUID());
  private final Received file = new Received("a.pdf", Path.of("a.pdf"), "hash", 1, DocumentFormat.PDF);
  private final Shelf shelf = new Shelf();

  @Test
  void a_file_whose_twin_is_deleted_meanwhile_is_stored_anew() throws Exception {
    Filed filed = new Intake(shelf, new TwinDeleted()).file(List.of(file), new Labels(null, null, null, List.of()),
        ANNA);

    assertThat(shelf.stored).hasSize(1);
    assertThat(shelf.deleted).isEmpty();
    assertThat(filed.documents()).extracting(Filed.FiledDocument::id)
        .containsExactly(shelf.stored.getFirst().documentId());
  }

  @Test
  void what_was_stored_stays_when_nobody_knows_whether_the_rows_were_made() {
    Labels labels = new Labels(null, null, null, List.of());
    Intake intake = new Intake(shelf, new InDoubt());

    assertThatThrownBy(() -> intake.file(List.of(file), labels, ANNA)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> intake.replace(UUID.randomUUID(), file, labels, ANNA))
        .isInstanceOf(IllegalStateException.class);

    assertThat(shelf.stored).hasSize(2);
    assertThat(shelf.deleted).isEmpty();
  }

  private static final class Shelf extends Originals {
    private final List<StoredOriginal> stored = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    @Override
    public StoredOriginal store(Received received) {
      stored.add(new StoredOriginal(UUID.randomUUID(), "documents/a", received));
      return stored.getLast();
    }

    @Override
    public void delete(String key) {
      deleted.add(key);
    }
  }

  /** Loses the database at the end of each transaction. */
  private static final class InDoubt extends Filing {
    @Override
    boolean isKnown(String hash) {
      return false;
    }

    @Override
    void checkReplacement(UUID documentId, String hash) {}

    @Override
    Filed replace(UUID documentId, StoredOriginal stored, Labels labels, FiledBy by) {
      throw new IllegalStateException("the connection broke off");
    }

    @Override
    Optional<Filed> file(List<Received> files, Map<String, StoredOriginal> stored, Labels labels, FiledBy by) {
      throw new IllegalStateException("the connection broke off");
    }
  }

  /** Knows the content when first asked, and no more when the rows are made. */
  private static final class TwinDeleted extends Filing {
    private boolean gone;

    @Override
    boolean isKnown(String hash) {
      return !gone;
    }

    @Override
    List<String> keysOf(String hash) {
      return List.of();
    }

    @Override
    Optional<Filed> file(List<Received> files, Map<String, StoredOriginal> stored, Labels labels, FiledBy by) {
      gone = true;
      return Optional.ofNullable(stored.get("hash")).map(original -> new Filed(UUID.randomUUID(),
          List.of(new Filed.FiledDocument(original.documentId(), original.file().filename()))));
    }
  }
}
