package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's logging configuration: one line a message, without colours because it goes to a file. */
public final class ServerLogging {
  private static final String TEXT = "com.sun.enterprise.server.logging.ODLLogFormatter";
  private static final String JSON = "fish.payara.enterprise.server.logging.JSONLogFormatter";

  private ServerLogging() {}

  /** @param format {@code json}, or anything else for text */
  static Path write(Path file, String format) throws IOException {
    return Files.write(file, lines("java.util.logging.ConsoleHandler", format));
  }

  /** Text to the console and to a file as well, for a server whose console nobody keeps. */
  public static Path write(Path file, Path log) throws IOException {
    List<String> lines = new ArrayList<>(lines("java.util.logging.ConsoleHandler java.util.logging.FileHandler",
        "text"));
    lines.add("java.util.logging.FileHandler.pattern=" + log.toString().replace('\\', '/'));
    lines.add("java.util.logging.FileHandler.append=true");
    lines.add("java.util.logging.FileHandler.formatter=" + TEXT);
    return Files.write(file, lines);
  }

  private static List<String> lines(String handlers, String format) {
    return List.of("handlers=" + handlers, "java.util.logging.ConsoleHandler.level=FINE",
        "java.util.logging.ConsoleHandler.formatter=" + ("json".equals(format) ? JSON : TEXT),
        TEXT + ".ansiColor=false", ".level=INFO", "com.hazelcast.level=WARNING", "fish.payara.boot.level=WARNING",
        "fish.payara.nucleus.util.level=WARNING", "org.glassfish.admin.mbeanserver.level=WARNING",
        "javax.enterprise.system.tools.deployment.level=WARNING",
        "org.hibernate.validator.internal.util.Version.level=WARNING");
  }
}
