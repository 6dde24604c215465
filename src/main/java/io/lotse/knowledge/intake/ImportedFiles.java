package io.lotse.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.intake.ImportLedger.Entry;
import io.lotse.knowledge.original.Received;
import io.lotse.platform.Problem;

/**
 * Takes in what is new in a folder and what has changed, each file as a job of its own. A file is known by its path:
 * changed content is a new version of its document. What was removed from the folder stays in the library, and what was
 * removed from the library stays away until its file changes.
 */
@ApplicationScoped
class ImportedFiles {
  private static final System.Logger LOG = System.getLogger(ImportedFiles.class.getName());
  private final ImportLedger ledger;
  private final Intake intake;

  private enum Outcome {
    NEW, CHANGED, UNCHANGED, REFUSED, POSTPONED
  }

  ImportedFiles() {
    this(null, null);
  }

  @Inject
  ImportedFiles(ImportLedger ledger, Intake intake) {
    this.ledger = ledger;
    this.intake = intake;
  }

  /**
   * Looks at each file once.
   *
   * @return whether all could be looked at; those that could not are to be looked at again
   * @throws Problem 503 when the object store failed; what was taken in until then is not taken in again
   * @throws IOException when the folder cannot be read
   */
  boolean takeIn(Path folder) throws IOException {
    ImportTree tree = ImportTree.of(folder);
    Map<String, Entry> known = ledger.entries(tree.paths(folder));
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Path file : tree.files()) {
      counts.merge(takeIn(folder, file, known), 1, Integer::sum);
    }
    LOG.log(Level.INFO, "import from {0}: {1}; passed over by their endings: {2}", folder, counts, tree.passedOver());
    return !counts.containsKey(Outcome.POSTPONED);
  }

  private Outcome takeIn(Path folder, Path file, Map<String, Entry> known) {
    try {
      ImportMark now = ImportMark.of(folder, file);
      Optional<Entry> before = Optional.ofNullable(known.get(now.path()));
      if (before.isPresent() && now.isUntouchedSince(before.get().mark())) {
        return Outcome.UNCHANGED;
      }
      return read(file, now, before);
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.log(Level.WARNING, "{0} cannot be read and is not imported: {1}", file, unreadable.toString());
      return Outcome.REFUSED;
    } catch (Problem notNow) {
      throw notNow;
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "the import of " + file + " failed and is tried again", failed);
      return Outcome.POSTPONED;
    }
  }

  private Outcome read(Path file, ImportMark seen, Optional<Entry> before) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream content = Files.newInputStream(file);
        Received received = intake.receive(seen.path(), name,
            content)) {
      ImportMark mark = seen.withHash(received.hash());
      if (before.isPresent() && mark.hasContentOf(before.get().mark())) {
        ledger.touch(mark, before.get());
        return Outcome.UNCHANGED;
      }
      LOG.log(Level.INFO, "import of {0}", file);
      return before.flatMap(Entry::ownDocument).isPresent() ? replace(before.get(), received, mark)
          : add(received, mark);
    } catch (Problem refused) {
      if (refused.status() >= 500) {
        throw refused;
      }
      LOG.log(Level.WARNING, "{0} is not imported: {1}", file, refused.getMessage());
      ledger.refuse(seen, refused.getMessage());
      return Outcome.REFUSED;
    }
  }

  private Outcome add(Received received, ImportMark mark) {
    intake.file(List.of(received), Labels.NONE, FiledBy.importOf(mark));
    return Outcome.NEW;
  }

  /** Content that another document has already makes no new version, and none of it is lost. */
  private Outcome replace(Entry before, Received received, ImportMark mark) {
    try {
      intake.replace(before.ownDocument().orElseThrow(), received, Labels.NONE, FiledBy.importOf(mark));
      return Outcome.CHANGED;
    } catch (Problem refused) {
      if (refused.status() != 409 && refused.status() != 404) {
        throw refused;
      }
      return add(received, mark);
    }
  }
}
