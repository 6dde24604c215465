package io.lotse.quickstart;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** What the launcher remembers from one start to the next: ports, passwords, processes. Readable by its owner only. */
final class Notes {
  private final Path file;
  private final Properties noted = new Properties();

  Notes(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        noted.load(in);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new QuickstartFailed("The file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
      }
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(noted.getProperty(name));
  }

  /** The remembered value; the first time, the one supplied, which is remembered from then on. */
  String once(String name, Supplier<String> first) {
    return find(name).orElseGet(() -> {
      String value = first.get();
      put(name, value);
      return value;
    });
  }

  void put(String name, String value) {
    noted.setProperty(name, value);
    save();
  }

  void remove(String name) {
    noted.remove(name);
    save();
  }

  private void save() {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      PrivateFile.create(fresh);
      try (Writer out = Files.newBufferedWriter(fresh)) {
        noted.store(out, null);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
