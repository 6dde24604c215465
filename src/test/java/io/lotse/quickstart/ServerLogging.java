package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server's logging configuration: one line a message, without colours because it goes to a file. */
public final class ServerLogging {
  private static final String TEXT = "com.sun.enterprise.server.logging.ODLLogFormatter";
  private static final String JSON = "fish.payara.enterprise.server.logging.JSONLogFormatter";

  private ServerLogging() {}

  /** @param format {@code json}, or anything else for text */
  public static Path write(Path file, String format) throws IOException {
    return Files.write(file, List.of("handlers=java.util.logging.ConsoleHandler",
        "java.util.logging.ConsoleHandler.level=FINE",
        "java.util.logging.ConsoleHandler.formatter=" + ("json".equals(format) ? JSON : TEXT),
        TEXT + ".ansiColor=false", ".level=INFO", "com.hazelcast.level=WARNING", "fish.payara.boot.level=WARNING",
        "fish.payara.nucleus.util.level=WARNING", "org.glassfish.admin.mbeanserver.level=WARNING",
        "javax.enterprise.system.tools.deployment.level=WARNING",
        "org.hibernate.validator.internal.util.Version.level=WARNING"));
  }
}
