package io.lotse.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.original.Received;
import io.lotse.platform.Problem;

class ImportedFilesTest {
  @TempDir
  private Path folder;
  private final Books books = new Books();
  private final Desk desk = new Desk();
  private final ImportedFiles files = new ImportedFiles(books, desk);

  @Test
  void what_is_new_is_filed_and_what_is_untouched_is_not_read_again() throws IOException {
    put("a/README.md", "eins");
    put("b/README.md", "zwei");

    look();
    look();

    assertThat(desk.log).containsExactly("file a/README.md", "file b/README.md");
  }

  @Test
  void changed_content_is_a_new_version_of_its_document() throws IOException {
    put("a.md", "eins");
    look();
    UUID document = books.entry("a.md").document().orElseThrow();

    put("a.md", "zwei");
    look();
    put("a.md", "drei");
    look();

    assertThat(desk.log).containsExactly("file a.md", "replace " + document, "replace " + document);
  }

  @Test
  void a_touched_file_with_the_same_content_is_unchanged() throws IOException {
    put("a.md", "eins");
    look();

    Files.setLastModifiedTime(folder.resolve("a.md"), FileTime.from(Instant.EPOCH));
    look();

    assertThat(desk.log).containsExactly("file a.md");
    assertThat(books.entry("a.md").mark().modified()).isZero();
  }

  @Test
  void a_removed_document_stays_away_until_its_file_changes() throws IOException {
    put("a.md", "eins");
    look();
    books.remove(books.entry("a.md").document().orElseThrow());

    look();
    assertThat(desk.log).containsExactly("file a.md");
    put("a.md", "zwei");
    look();

    assertThat(desk.log).containsExactly("file a.md", "file a.md");
  }

  @Test
  void of_two_files_with_the_same_content_one_change_leaves_the_other_in_the_library() throws IOException {
    put("a.md", "derselbe");
    put("b.md", "derselbe");
    look();
    UUID shared = books.entry("b.md").document().orElseThrow();
    assertThat(books.entry("a.md").document()).contains(shared);

    put("a.md", "anders");
    look();

    assertThat(desk.log).containsExactly("file a.md", "file b.md", "file a.md");
    assertThat(books.entry("b.md").document()).contains(shared);
  }

  @Test
  void content_that_another_document_has_is_that_document() throws IOException {
    put("a.md", "eins");
    put("b.md", "zwei");
    look();

    put("b.md", "eins");
    look();

    assertThat(books.entry("b.md").document()).isEqualTo(books.entry("a.md").document());
  }

  @Test
  void a_refused_file_is_noted_once_with_its_reason_and_the_others_are_taken() throws IOException {
    put("a.md", "");
    put("b.md", "gut");

    look();
    look();

    assertThat(books.refused).hasSize(1).first().asString().contains("a.md").contains("empty");
    assertThat(desk.log).containsExactly("file b.md");
  }

  @Test
  void while_the_object_store_is_down_nothing_is_lost() throws IOException {
    put("a.md", "eins");
    put("b.md", "zwei");
    desk.down = true;
    assertThatThrownBy(this::look).isInstanceOf(Problem.class);

    desk.down = false;
    look();

    assertThat(desk.log).containsExactly("file a.md", "file b.md");
    assertThat(books.refused).isEmpty();
  }

  @Test
  void what_fails_for_one_file_does_not_hold_up_the_others() throws IOException {
    put("unforeseen.md", "eins");
    put("vorhanden.md", "gut");

    assertThat(files.takeIn(folder)).isFalse();

    assertThat(desk.log).containsExactly("file vorhanden.md");
    assertThat(books.refused).isEmpty();
  }

  private void look() throws IOException {
    assertThat(files.takeIn(folder)).isTrue();
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1)).plusNanos(System.nanoTime()
        % 1_000_000_000)));
  }

  /** The ledger without a database. */
  private static final class Books extends ImportLedger {
    private final Map<String, Entry> entries = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    @Override
    Map<String, Entry> entries(Set<String> paths) {
      return entries.values().stream().collect(Collectors.toMap(each -> each.mark().path(), each -> new Entry(each
          .mark(), each.document(), entries.values().stream().filter(other -> other.document().isPresent()
              && other.document().equals(each.document())).count() > 1)));
    }

    @Override
    void refuse(ImportMark mark, String reason) {
      refused.add(mark.path() + ": " + reason);
      note(mark, Optional.empty());
    }

    @Override
    void touch(ImportMark mark, Entry before) {
      note(mark, before.document());
    }

    @Override
    void note(ImportMark mark, Optional<UUID> document) {
      entries.put(mark.path(), new Entry(mark, document, false));
    }

    Entry entry(String path) {
      return entries.get(path);
    }

    void remove(UUID document) {
      entries.replaceAll((path, entry) -> entry.document().filter(document::equals).isPresent() ? new Entry(entry
          .mark(), Optional.empty(), false) : entry);
    }
  }

  /** Files documents by their content, as the library does. */
  private final class Desk extends Intake {
    private final List<String> log = new ArrayList<>();
    private final Map<String, UUID> documents = new HashMap<>();
    private boolean down;

    @Override
    public Filed file(List<Received> received, Labels labels, FiledBy by) {
      ImportMark mark = check(by);
      log.add("file " + mark.path());
      books.note(mark, Optional.of(documents.computeIfAbsent(mark.hash(), hash -> UUID.randomUUID())));
      return null;
    }

    @Override
    public Filed replace(UUID document, Received received, Labels labels, FiledBy by) {
      ImportMark mark = check(by);
      if (documents.containsKey(received.hash())) {
        throw Problem.conflict("document_exists", "There is one.");
      }
      log.add("replace " + document);
      documents.values().remove(document);
      documents.put(mark.hash(), document);
      books.note(mark, Optional.of(document));
      return null;
    }

    private ImportMark check(FiledBy by) {
      if (down) {
        throw Problem.unavailable("object_store_unavailable", "It is down.", Duration.ofSeconds(1));
      }
      ImportMark mark = by.file().orElseThrow();
      if (mark.path().startsWith("unforeseen")) {
        throw new IllegalStateException("unforeseen");
      }
      return mark;
    }
  }
}
