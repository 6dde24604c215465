package io.lotse.knowledge.original;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;
import io.lotse.platform.objects.ObjectStore;

/** The files of the documents, as they were handed in, and the texts of entries, as they were written. */
@ApplicationScoped
public class Originals {
  public static final String PREFIX = "documents/";
  private static final System.Logger LOG = System.getLogger(Originals.class.getName());
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
  private final ObjectStore objects;
  private final WrittenTexts written;

  protected Originals() {
    this(null, null);
  }

  @Inject
  Originals(ObjectStore objects, WrittenTexts written) {
    this.objects = objects;
    this.written = written;
  }

  /** Puts a file where it is safe, before any row speaks of it; 503 {@code object_store_unavailable}. */
  public StoredOriginal store(Received file) {
    UUID id = Ids.next();
    String key = PREFIX + id + "/original." + ending(file.format());
    restore(key, file);
    return new StoredOriginal(id, key, file);
  }

  public void delete(String key) throws IOException {
    if (WrittenTexts.holdsKey(key)) {
      written.delete(key);
    } else {
      objects.delete(key);
    }
  }

  /** Keys of originals in order, after {@code after} (null = from the first). */
  public List<String> keys(String after, int limit) throws IOException {
    return objects.list(PREFIX, after, limit);
  }

  /** Puts a file that was lost back where its document looks for it; 503 {@code object_store_unavailable}. */
  public void restore(String key, Received file) {
    try {
      objects.put(key, file.file(), file.format().mediaType());
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  /** Whether an original is there. */
  public boolean exists(String key) throws IOException {
    try {
      return WrittenTexts.holdsKey(key) ? written.exists(key) : objects.size(key) >= 0;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** The id in a key: that of the upload, and so of one file for ever; empty where the key is none of ours. */
  public static Optional<UUID> id(String key) {
    try {
      return Optional.of(UUID.fromString(key.substring(PREFIX.length()).split("/", 2)[0]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * Works on a local copy of an original; 503 {@code original_unavailable} when it cannot be had, 422
   * {@code original_damaged} when it is not the file that was handed in.
   */
  public <T> T with(Original original, Function<Path, T> work) {
    Path copy = null;
    try {
      copy = Files.createTempFile("lotse-", "." + ending(original.format()));
      fetch(original, copy);
      return work.apply(copy);
    } catch (NoSuchFileException gone) {
      throw new Problem(404, "original_not_found", "The original of this document is not in the object store.", gone);
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "the original {0} cannot be read: {1}", original.objectKey(), failed.getMessage());
      throw Problem.unavailable("original_unavailable",
          "The original cannot be read from the object store just now.", AGAIN_AFTER, failed);
    } finally {
      remove(copy);
    }
  }

  private void fetch(Original original, Path copy) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream bytes = new DigestInputStream(open(original), digest)) {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Sha256.hex(digest).equals(original.hash())) {
      throw new Problem(422, "original_damaged",
          "The original in the object store is not the file that was handed in; hand it in once more.");
    }
  }

  private InputStream open(Original original) throws IOException {
    return original.isWritten() ? written.open(original.objectKey()) : objects.open(original.objectKey());
  }

  /** A link that opens the original for a short while; 503 {@code object_store_unavailable} when none can be made. */
  public URI link(String key, String filename) {
    try {
      return objects.presign(key, filename, linkLifetime());
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  public static Duration linkLifetime() {
    return Duration.ofMinutes(Settings.current().number(Setting.IMAGE_PRESIGN_EXPIRES_MINUTES));
  }

  private static Problem unavailable(IOException failed) {
    LOG.log(Level.WARNING, "the object store failed: {0}", failed.getMessage());
    return Problem.unavailable("object_store_unavailable",
        "The object store cannot be used just now; nothing was changed.", AGAIN_AFTER, failed);
  }

  private static String ending(DocumentFormat format) {
    return switch (format) {
      case MARKDOWN -> "md";
      case TEXT -> "txt";
      default -> format.name().toLowerCase(Locale.ROOT);
    };
  }

  private static void remove(Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
