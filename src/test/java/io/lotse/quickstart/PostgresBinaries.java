package io.lotse.quickstart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked from the archive on the class path that fits this machine. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}, unpacked below the parent the first time. */
  static Path unpacked(Path parent) {
    String archive = "postgres-" + system() + "-" + architecture() + (musl() ? "-alpine_linux" : "");
    Path home = parent.resolve(archive).toAbsolutePath();
    if (!Files.isDirectory(home)) {
      unpack(archive + ".txz", home);
    }
    return home;
  }

  private static void unpack(String archive, Path home) {
    Path unfinished = home.resolveSibling(home.getFileName() + "-" + ProcessHandle.current().pid());
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (in == null) {
        throw new QuickstartFailed("There is no PostgreSQL for this machine (" + archive
            + ") among the libraries: install one and name it in DATABASE_URL.");
      }
      DataDirectory.delete(unfinished);
      unpack(in, unfinished);
      Files.move(unfinished, home);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedByAnother) {
      return;
    } catch (IOException e) {
      throw new QuickstartFailed("PostgreSQL could not be unpacked to " + home + ": " + e.getMessage(), e);
    }
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("unexpected path " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.copy(target.resolve(entry.getLinkName()), file);
        } else {
          Files.copy(tar, file);
        }
        if (!entry.isSymbolicLink() && (entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
          throw new IOException(file + " cannot be made executable");
        }
      }
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm_64" : "x86_64";
  }

  private static boolean musl() {
    return system().equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
  }
}
