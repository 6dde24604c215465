package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Objects as files below a folder; its presigned URLs are served by {@link SignedFiles}. */
final class DirectoryStore implements ObjectStore {
  private static final System.Logger LOG = System.getLogger(DirectoryStore.class.getName());
  private static final int MOST_ATTEMPTS = 5;
  private final Path folder;
  private final String publicUrl;
  private final UrlSignature signature;

  /** @param publicUrl what its presigned URLs start with, without a slash at the end */
  DirectoryStore(Path folder, String publicUrl, UrlSignature signature) {
    this.folder = folder;
    this.publicUrl = publicUrl;
    this.signature = signature;
  }

  @Override
  public void put(String key, Path file, String contentType) throws IOException {
    Path target = path(key);
    Path part = part(target.getParent());
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(existing(key));
  }

  @Override
  public long size(String key) throws IOException {
    return Files.size(existing(key));
  }

  @Override
  public void delete(String key) throws IOException {
    if (ObjectKey.isOne(key) && Files.isRegularFile(path(key))) {
      Files.deleteIfExists(path(key));
      removeIfEmpty(path(key).getParent());
    }
  }

  @Override
  public List<String> list(String prefix, String after, int limit) throws IOException {
    return KeyWalk.list(folder, prefix, after, limit);
  }

  @Override
  public URI presign(String key, String fileName, Duration lifetime) throws IOException {
    long expires = Instant.now().plus(lifetime).getEpochSecond();
    return URI.create(publicUrl + "/files/" + ObjectKey.checked(key) + "?expires=" + expires + "&name="
        + ServedAs.encoded(fileName) + "&signature=" + signature.of(key, fileName, expires));
  }

  @Override
  public void check() throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, ".check-", null));
  }

  @Override
  public String describe() {
    return "directory " + folder;
  }

  /** A delete may take an empty folder away while it is being written to: then it is made again. */
  private static Path part(Path folder) throws IOException {
    for (int attempt = 1;; attempt++) {
      Files.createDirectories(folder);
      try {
        return Files.createTempFile(folder, ".part-", null);
      } catch (NoSuchFileException removedMeanwhile) {
        if (attempt == MOST_ATTEMPTS) {
          throw removedMeanwhile;
        }
      }
    }
  }

  private void removeIfEmpty(Path emptied) throws IOException {
    try {
      for (Path each = emptied; !each.equals(folder); each = each.getParent()) {
        Files.deleteIfExists(each);
      }
    } catch (DirectoryNotEmptyException stillUsed) {
      LOG.log(System.Logger.Level.TRACE, "{0} holds more", emptied);
    }
  }

  private Path existing(String key) throws NoSuchFileException {
    Path file = path(key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(key);
    }
    return file;
  }

  private Path path(String key) throws NoSuchFileException {
    return folder.resolve(ObjectKey.checked(key));
  }
}
