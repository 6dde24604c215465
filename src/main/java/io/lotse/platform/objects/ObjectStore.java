package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.lotse.platform.Offered;

/**
 * Keeps files by key. A key is a path of letters, digits, {@code . _ -} and {@code /}, at most 500 characters. Writing a
 * key twice replaces it; deleting what is not there is no error.
 */
@Offered("knowledge and chat: to keep originals and photos")
public interface ObjectStore {
  /** Stores the file; complete or not at all. */
  void put(String key, Path file, String contentType) throws IOException;

  /** Opens an object; NoSuchFileException when there is none. */
  InputStream open(String key) throws IOException;

  /** How many bytes an object has; NoSuchFileException when there is none. */
  long size(String key) throws IOException;

  /** Removes an object. */
  void delete(String key) throws IOException;

  /** Keys that start with the prefix, in order, at most {@code limit} after {@code after} (null = from the first). */
  List<String> list(String prefix, String after, int limit) throws IOException;

  /** A URL that serves the object without further credential until it expires, under the given file name. */
  URI presign(String key, String fileName, Duration lifetime);

  /** In one line, what this is. */
  String describe();
}
