package io.lotse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import io.lotse.quickstart.MongoWire;
import io.lotse.quickstart.Postgres;
import io.lotse.quickstart.Preboot;
import io.lotse.quickstart.ServerLogging;
import io.lotse.scripted.ScriptedModelServer;
import io.lotse.testing.s3.S3Double;

/**
 * Starts PostgreSQL, the document store, a mail server and, where they have a port, a scripted language model and an S3 server once for
 * all integration tests of a run, with empty data, on the ports that the build has reserved. Unit tests have no such
 * ports and start nothing.
 */
public final class IntegrationServices implements LauncherSessionListener {
  private Postgres postgres;
  private MongoWire mongo;
  private ScriptedModelServer model;
  private S3Double s3;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String folder = System.getProperty("lotse.it.data");
    if (folder == null) {
      return;
    }
    Path data = Path.of(folder);
    Path target = Path.of(System.getProperty("lotse.target"));
    postgres = new Postgres(data.resolve("postgres"), target, target.resolve("it-log").resolve("postgres.log"),
        Integer.getInteger("lotse.it.postgres.port"), "integration");
    mongo = new MongoWire(data.resolve("mongo"), Integer.getInteger("lotse.it.mongo.port"));
    prepare(data, target.resolve("it-log"));
    postgres.start();
    mongo.start();
    Mailbox.open(Integer.getInteger("lotse.it.smtp.port"));
    if (Integer.getInteger("lotse.it.model.port") != null) {
      model = ScriptedModelServer.start(Integer.getInteger("lotse.it.model.port"));
    }
    if (Integer.getInteger("lotse.it.s3.port") != null) {
      s3 = S3Double.on(Integer.getInteger("lotse.it.s3.port"));
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (s3 != null) {
      s3.close();
    }
    if (model != null) {
      model.close();
    }
    if (mongo != null) {
      Mailbox.close();
      mongo.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private void prepare(Path data, Path log) {
    try {
      postgres.close();
      deleteAll(data);
      Files.createDirectories(data.resolve("tmp"));
      Files.createDirectories(data.resolve("import"));
      Files.createDirectories(log);
      Preboot.write(data.resolve("preboot.txt"), "127.0.0.1");
      ServerLogging.write(data.resolve("logging.properties"), log.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
