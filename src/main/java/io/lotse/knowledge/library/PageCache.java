package io.lotse.knowledge.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Pictures of pages that were painted before, under {@code DATA_DIRECTORY/cache/pages}. An original never changes, so a
 * picture stays right; when they become too many, those that were not looked at for longest go.
 */
@ApplicationScoped
public class PageCache {
  private static final System.Logger LOG = System.getLogger(PageCache.class.getName());
  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final int LOOK_AFTER = 64;
  private static final int UUID_LENGTH = 36;
  private static final String PICTURE_NAME = "[0-9a-f-]{36}-\\d+-\\d+\\.png";
  private final Path folder;
  private final long mostBytes;
  private final PagesUnderWay underWay = new PagesUnderWay();
  private int written;

  private record Picture(Path file, long size, FileTime seen) {}

  PageCache() {
    this(Settings.current().directory(Setting.DATA_DIRECTORY).resolve("cache").resolve("pages"), MOST_BYTES);
  }

  public PageCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * The picture of a page, painted if it is not there yet; those who ask for it meanwhile get the same. A folder that
   * cannot be read or written only costs the painting.
   */
  public byte[] get(UUID originalId, int page, int width, Supplier<byte[]> painted) {
    Path file = folder.resolve(originalId + "-" + page + "-" + width + ".png");
    return known(file).orElseGet(() -> underWay.get(file, () -> known(file).orElseGet(() -> {
      byte[] fresh = painted.get();
      keep(file, fresh);
      return fresh;
    })));
  }

  /** Forgets all pages of an original. */
  public void forget(UUID originalId) {
    pictures().stream().filter(each -> each.file().getFileName().toString().startsWith(originalId + "-"))
        .forEach(PageCache::delete);
  }

  /** The originals of which pages are kept, by the id in their key. */
  public Set<UUID> originals() {
    return pictures().stream().map(each -> each.file().getFileName().toString())
        .filter(name -> name.matches(PICTURE_NAME)).map(name -> UUID.fromString(name.substring(0, UUID_LENGTH)))
        .collect(Collectors.toSet());
  }

  private static Optional<byte[]> known(Path file) {
    try {
      byte[] picture = Files.readAllBytes(file);
      touch(file);
      return Optional.of(picture);
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "a cached page cannot be read: {0}", failed.getMessage());
      return Optional.empty();
    }
  }

  /** So that it goes later than others; one that cannot be touched, or has just gone, is right all the same. */
  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException untouched) {
      LOG.log(Level.DEBUG, "a cached page cannot be touched: {0}", untouched.getMessage());
    }
  }

  private void keep(Path file, byte[] picture) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".part-", null);
      try {
        Files.write(part, picture);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      tidy();
    } catch (IOException | UncheckedIOException failed) {
      LOG.log(Level.WARNING, "a page cannot be kept in the cache: {0}", failed.getMessage());
    }
  }

  private synchronized void tidy() {
    if (written++ % LOOK_AFTER != 0) {
      return;
    }
    List<Picture> pictures = pictures();
    long bytes = pictures.stream().mapToLong(Picture::size).sum();
    if (bytes <= mostBytes) {
      return;
    }
    for (Picture picture : pictures) {
      delete(picture);
      bytes -= picture.size();
      if (bytes <= mostBytes / 4 * 3) {
        return;
      }
    }
  }

  /** Least recently looked at first. */
  private List<Picture> pictures() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(PageCache::picture).sorted(Comparator.comparing(Picture::seen)).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Another thread, or another node that shares the folder, may have taken it away meanwhile. */
  private static Stream<Picture> picture(Path file) {
    try {
      return Stream.of(new Picture(file, Files.size(file), Files.getLastModifiedTime(file)));
    } catch (NoSuchFileException gone) {
      return Stream.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Picture picture) {
    try {
      Files.deleteIfExists(picture.file());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
