package io.lotse.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the build has put below {@code target}.
 *
 * @param target the build's folder
 * @param localEmbedding whether the embedding model that runs inside the server is wanted
 */
record Build(Path target, boolean localEmbedding) {
  Path server() {
    return present("payara-micro.jar");
  }

  Path application() {
    return present("lotse.war");
  }

  Path manuals() {
    return target.resolve("manuals");
  }

  Optional<Path> embeddingLibraries() {
    return Optional.of(target.resolve("embedding-libs")).filter(folder -> localEmbedding && Files.isDirectory(folder));
  }

  private Path present(String name) {
    Path file = target.resolve(name);
    if (!Files.exists(file)) {
      throw new QuickstartFailed(file + " is missing: build it with 'mvn package -DskipTests'.");
    }
    return file;
  }
}
