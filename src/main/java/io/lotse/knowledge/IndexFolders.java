package io.lotse.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.NodeIdentity;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Where this node keeps the generations of its index: {@code DATA_DIRECTORY/index/<node>/g<number>}. */
@ApplicationScoped
class IndexFolders {
  private static final System.Logger LOG = System.getLogger(IndexFolders.class.getName());
  private final NodeIdentity node;

  IndexFolders() {
    this(null);
  }

  @Inject
  IndexFolders(NodeIdentity node) {
    this.node = node;
  }

  Path of(Generation generation) {
    return root().resolve("g" + generation.number());
  }

  void remove(Generation generation) {
    remove(of(generation));
  }

  /** Removes what lies there and belongs to none of these: an index is derived. */
  void removeAllBut(List<Generation> kept) {
    Set<Path> folders = kept.stream().map(this::of).collect(Collectors.toSet());
    if (!Files.isDirectory(root())) {
      return;
    }
    try (Stream<Path> found = Files.list(root())) {
      found.filter(each -> !folders.contains(each)).forEach(IndexFolders::remove);
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "old indexes cannot be looked for in " + root(), failed);
    }
  }

  private Path root() {
    return Settings.current().directory(Setting.DATA_DIRECTORY).resolve("index").resolve(node.name());
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
      LOG.log(Level.INFO, "the old index {0} is removed", folder);
    } catch (IOException | UncheckedIOException failed) {
      LOG.log(Level.WARNING, "the old index " + folder + " cannot be removed", failed);
    }
  }
}
