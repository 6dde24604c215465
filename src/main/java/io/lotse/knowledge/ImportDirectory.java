package io.lotse.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The folder {@code IMPORT_DIRECTORY}, of which new documents are taken in. */
@ApplicationScoped
class ImportDirectory {
  private static final System.Logger LOG = System.getLogger(ImportDirectory.class.getName());
  private final Intake intake;
  private final Filing filing;

  ImportDirectory() {
    this(null, null);
  }

  @Inject
  ImportDirectory(Intake intake, Filing filing) {
    this.intake = intake;
    this.filing = filing;
  }

  /** Files a job for each document that is new; what cannot be read is told in the log and left. */
  void takeIn() {
    Settings settings = Settings.current();
    if (!settings.has(Setting.IMPORT_DIRECTORY)) {
      return;
    }
    Path folder = settings.directory(Setting.IMPORT_DIRECTORY);
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(ImportDirectory::isVisibleFile).sorted().toList()) {
        takeIn(file);
      }
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "IMPORT_DIRECTORY cannot be read: " + folder, unreadable);
    }
  }

  private void takeIn(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream content = Files.newInputStream(file); Received received = intake.receive(name, name, content)) {
      if (!filing.isKnown(received.hash())) {
        intake.file(List.of(received), Labels.NONE, null);
        LOG.log(Level.INFO, "import of {0}", file);
      }
    } catch (Problem refused) {
      LOG.log(Level.WARNING, "{0} is not imported: {1}", file, refused.getMessage());
    }
  }

  private static boolean isVisibleFile(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }
}
