package io.lotse.platform.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the keys of a folder in their order, some at a time, without walking what lies before the first of them: a folder
 * of a hundred thousand objects is listed page by page in one walk's time.
 */
final class KeyWalk {
  private final String prefix;
  private final String after;
  private final int limit;
  private final List<String> found = new ArrayList<>();

  private KeyWalk(String prefix, String after, int limit) {
    this.prefix = prefix;
    this.after = after;
    this.limit = limit;
  }

  /** Keys below {@code folder} that start with the prefix, at most {@code limit} after {@code after}, which may be null. */
  static List<String> list(Path folder, String prefix, String after, int limit) throws IOException {
    KeyWalk walk = new KeyWalk(prefix, after == null ? "" : after, limit);
    walk.visit(folder, "");
    return walk.found;
  }

  private void visit(Path folder, String path) throws IOException {
    for (String name : names(folder)) {
      if (found.size() >= limit) {
        return;
      }
      if (name.endsWith("/")) {
        visitIfAsked(folder.resolve(name.substring(0, name.length() - 1)), path + name);
      } else if ((path + name).startsWith(prefix) && (path + name).compareTo(after) > 0
          && ObjectKey.isOne(path + name)) {
        found.add(path + name);
      }
    }
  }

  private void visitIfAsked(Path folder, String path) throws IOException {
    boolean holdsPrefix = path.startsWith(prefix) || prefix.startsWith(path);
    boolean isBehind = after.startsWith(path) || path.compareTo(after) > 0;
    if (holdsPrefix && isBehind) {
      visit(folder, path);
    }
  }

  /** What lies in a folder in the order of keys: a folder sorts with the slash that follows it. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : "")).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException goneMeanwhile) {
      return List.of();
    }
  }
}
