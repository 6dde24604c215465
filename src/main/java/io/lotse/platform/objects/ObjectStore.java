package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.lotse.platform.Offered;

/**
 * Keeps files by key. A key is a path of letters, digits, {@code . _ -} and {@code /}, at most 500 characters; under any
 * other key there is nothing, and nothing can be put. Writing a key twice replaces it; deleting what is not there is no
 * error.
 *
 * <p>An {@link IOException} means that the store failed or did not answer in time; its message is one sentence for the
 * log. No call waits for ever, and a store that comes back is used again without a restart.
 */
@Offered("every room: to keep originals and photos, to tell how the store is")
public interface ObjectStore {
  /** Stores the file; complete or not at all. */
  void put(String key, Path file, String contentType) throws IOException;

  /** Opens an object, which is read as it comes; NoSuchFileException when there is none. */
  InputStream open(String key) throws IOException;

  /** How many bytes an object has; NoSuchFileException when there is none. */
  long size(String key) throws IOException;

  /** Removes an object. */
  void delete(String key) throws IOException;

  /** Keys that start with the prefix, in order, at most {@code limit} after {@code after} (null = from the first). */
  List<String> list(String prefix, String after, int limit) throws IOException;

  /**
   * A URL that serves the object without further credential until it expires, under the given file name. Which media
   * type it has, and whether a browser shows it or saves it, follows from the ending of the key ({@link ServedAs}).
   *
   * @throws IOException when there is no credential to sign with
   */
  URI presign(String key, String fileName, Duration lifetime) throws IOException;

  /** Does something small to see that the store can be used, and makes it ready where that is all it lacks. */
  void check() throws IOException;

  /** In one line, what this is. */
  String describe();
}
