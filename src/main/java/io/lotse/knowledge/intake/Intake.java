package io.lotse.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Problem;
import io.lotse.platform.Sha256;

/**
 * Takes files in: to a temporary place first, then to the object store, then into the library and its job table. When that
 * fails, what was stored stays: a commit that was not answered may have been done. If not, the comparison of the object
 * store with the tables removes it.
 */
@ApplicationScoped
public class Intake {
  /** Bytes of one file. */
  static final long LARGEST = 50L * 1024 * 1024;
  /** The code of a file with more bytes than that. */
  static final String TOO_LARGE = "file_too_large";
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());
  private final Originals originals;
  private final Filing filing;

  Intake() {
    this(null, null);
  }

  @Inject
  Intake(Originals originals, Filing filing) {
    this.originals = originals;
    this.filing = filing;
  }

  /**
   * Reads a file to its end.
   *
   * @param field what the client calls it
   * @throws Problem 422 for a file that is too large, empty or of an unknown format, naming the field
   */
  public Received receive(String field, String filename, InputStream content) throws IOException {
    Path file = Files.createTempFile("lotse-in-", ".part");
    try {
      MessageDigest digest = Sha256.digest();
      long size;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        size = copy(content, out, field, filename);
      }
      if (size == 0) {
        throw Problem.invalid(field, "empty_file", "the file '" + filename + "' is empty");
      }
      return new Received(filename, file, Sha256.hex(digest), size,
          format(field, file, filename));
    } catch (IOException | RuntimeException refused) {
      Files.deleteIfExists(file);
      throw refused;
    }
  }

  /** Stores what is new and files a job for it; what is there already keeps its id and is not ingested again. */
  public Filed file(List<Received> files, Labels labels, FiledBy by) {
    Map<String, StoredOriginal> stored = new LinkedHashMap<>();
    Filed filed = null;
    while (filed == null) {
      store(files, stored);
      filed = filing.file(files, stored, labels, by).orElse(null);
    }
    removeUnused(stored, filed);
    return filed;
  }

  /**
   * Stores a new version of a document and files a job for it: until that has succeeded, the old version is found and
   * shown.
   *
   * @throws Problem 404 {@code document_not_found}; 409 {@code document_exists} when another document has this content
   */
  public Filed replace(UUID documentId, Received file, Labels labels, FiledBy by) {
    filing.checkReplacement(documentId, file.hash());
    StoredOriginal stored = originals.store(file);
    Filed filed = filing.replace(documentId, stored, labels, by);
    if (!filing.speaksOf(stored.objectKey())) {
      remove(stored);
    }
    return filed;
  }

  /** Again after a twin was deleted meanwhile: then its content is new. */
  private void store(List<Received> files, Map<String, StoredOriginal> stored) {
    for (Received file : files) {
      if (!stored.containsKey(file.hash()) && !filing.isKnown(file.hash())) {
        stored.put(file.hash(), originals.store(file));
      } else if (!stored.containsKey(file.hash())) {
        restore(file);
      }
    }
  }

  /** Whoever hands in once more what is known heals an original that was lost. */
  private void restore(Received file) {
    for (String key : filing.keysOf(file.hash())) {
      try {
        if (!originals.exists(key)) {
          originals.restore(key, file);
        }
      } catch (IOException away) {
        LOG.log(Level.WARNING, "it cannot be told whether the original " + key + " is still there", away);
      }
    }
  }

  private void removeUnused(Map<String, StoredOriginal> stored, Filed filed) {
    List<UUID> used = filed.documents().stream().map(Filed.FiledDocument::id).toList();
    for (StoredOriginal original : stored.values()) {
      if (!used.contains(original.documentId())) {
        remove(original);
      }
    }
  }

  private void remove(StoredOriginal unused) {
    try {
      originals.delete(unused.objectKey());
    } catch (IOException away) {
      LOG.log(Level.WARNING, "the original " + unused.objectKey() + " is not needed and is left to the reconciler",
          away);
    }
  }

  private static long copy(InputStream in, OutputStream out, String field, String filename) throws IOException {
    byte[] buffer = new byte[65_536];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      size += read;
      if (size > LARGEST) {
        String message = "the file '" + filename + "' is larger than 50 MB";
        throw Problem.invalid(field, TOO_LARGE, message);
      }
      out.write(buffer, 0, read);
    }
    return size;
  }

  private static DocumentFormat format(String field, Path file, String filename) {
    try {
      return DocumentFormat.detect(file, filename);
    } catch (Problem refused) {
      throw Problem.invalid(field, refused.code(), "'" + filename + "': " + refused.getMessage());
    }
  }
}
