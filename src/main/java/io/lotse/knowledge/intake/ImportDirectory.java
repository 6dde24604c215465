package io.lotse.knowledge.intake;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.job.JobThreads;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The folder {@code IMPORT_DIRECTORY}, of which new and changed documents are taken in. */
@ApplicationScoped
public class ImportDirectory {
  private static final System.Logger LOG = System.getLogger(ImportDirectory.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private final ImportedFiles files;
  private final JobThreads threads;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean busy = new AtomicBoolean();

  ImportDirectory() {
    this(null, null);
  }

  @Inject
  ImportDirectory(ImportedFiles files, JobThreads threads) {
    this.files = files;
    this.threads = threads;
  }

  /**
   * Looks through the folder on a thread of its own, one look at a time; a look that is asked for meanwhile follows.
   * While database or object store fail, it goes on where it stopped until all is taken in.
   */
  public void takeIn() {
    if (!Settings.current().has(Setting.IMPORT_DIRECTORY)) {
      return;
    }
    asked.set(true);
    if (busy.compareAndSet(false, true)) {
      threads.run(this::lookWhileAsked);
    }
  }

  private void lookWhileAsked() {
    try {
      while (asked.getAndSet(false) && !threads.isEnding()) {
        if (!look()) {
          asked.set(true);
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      busy.set(false);
    }
  }

  /** False when it has to be tried again. */
  private boolean look() {
    Path folder = Settings.current().directory(Setting.IMPORT_DIRECTORY);
    try {
      // A folder that is a link would not be walked.
      return files.takeIn(folder.toRealPath());
    } catch (IOException unreadable) {
      LOG.log(Level.ERROR, "IMPORT_DIRECTORY cannot be read: {0}", unreadable.toString());
      return true;
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "the import from " + folder + " stopped and goes on in " + PAUSE.toSeconds() + " s",
          failed);
      return false;
    }
  }
}
