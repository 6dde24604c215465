package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where root starts it, it is run in a user namespace of its own, in which it is
 * nobody; where the kernel or a container forbids that, as the user {@code nobody}, who then owns its files.
 */
final class Unprivileged {
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final List<String> prefix;

  private Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  /** How to run commands that must not be root's. */
  static Unprivileged here() {
    if (!root()) {
      return new Unprivileged(List.of());
    }
    for (List<String> way : List.of(NAMESPACE, NOBODY)) {
      if (succeeds(with(way, List.of("true")).toArray(String[]::new))) {
        return new Unprivileged(way);
      }
    }
    throw new QuickstartFailed("PostgreSQL does not run as root and this machine has neither unshare nor setpriv:"
        + " start as an ordinary user, or give a PostgreSQL with DATABASE_URL.");
  }

  List<String> command(List<String> command) {
    return with(prefix, command);
  }

  /** Hands files over where another user is going to work with them. */
  void own(Path... folders) throws IOException {
    if (!prefix.equals(NOBODY)) {
      return;
    }
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(f -> !Files.isSymbolicLink(f)).toList()) {
          Files.setAttribute(file, "unix:uid", 65534);
          Files.setAttribute(file, "unix:gid", 65534);
        }
      }
    }
  }

  private static boolean root() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException noProcFileSystem) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
