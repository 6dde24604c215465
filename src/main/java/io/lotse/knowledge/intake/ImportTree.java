package io.lotse.knowledge.intake;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files below a folder that may be documents, at any depth, in order. Hidden files and folders are passed over, and
 * so are endings under which no document is expected: a tree of documents is full of style sheets and pictures.
 *
 * @param passedOver how many files of which other endings there are
 */
record ImportTree(List<Path> files, Map<String, Integer> passedOver) {
  private static final System.Logger LOG = System.getLogger(ImportTree.class.getName());
  private static final Set<String> ENDINGS = Set.of("", "pdf", "docx", "html", "htm", "xhtml", "md", "markdown", "txt",
      "text");
  private static final Pattern ENDING = Pattern.compile(".+\\.([A-Za-z0-9]{1,10})");

  /** What lies there now; a part that cannot be read is told in the log and left. */
  static ImportTree of(Path folder) throws IOException {
    Walk walk = new Walk(folder);
    Files.walkFileTree(folder, walk);
    walk.files.sort(null);
    return new ImportTree(walk.files, walk.passedOver);
  }

  /** The files as they are told in the ledger: below the folder. */
  Set<String> paths(Path folder) {
    return files.stream().map(file -> ImportMark.path(folder, file)).collect(Collectors.toSet());
  }

  private static String ending(Path file) {
    Matcher ending = ENDING.matcher(file.getFileName().toString());
    return ending.matches() ? ending.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && Files.isRegularFile(file)) {
        if (ENDINGS.contains(ending(file))) {
          files.add(file);
        } else {
          passedOver.merge(ending(file), 1, Integer::sum);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
      if (file.equals(root)) {
        throw failed;
      }
      LOG.log(Level.WARNING, "{0} cannot be read and is not imported: {1}", file, failed.toString());
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
