package io.lotse.platform.objects;

import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** What a key may look like: safe as a path below a folder and in a URL, so that no adapter has to escape anything. */
final class ObjectKey {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int LONGEST = 500;

  private ObjectKey() {}

  static boolean isOne(String key) {
    return key.length() <= LONGEST && FORM.matcher(key).matches();
  }

  /** The key itself; NoSuchFileException when there can be nothing under it. */
  static String checked(String key) throws NoSuchFileException {
    if (!isOne(key)) {
      throw new NoSuchFileException(key);
    }
    return key;
  }
}
